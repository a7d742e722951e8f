using System.Globalization;
using System.Text;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Execution;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Tool.Projects;

namespace MigrationKit.Tool.Migrations;

/// <summary>
/// A script for psql that asks the history about each migration, runs what is not recorded, and records it with its last step. The
/// conditions are psql's own, because statements that cannot run in a transaction cannot stand in a DO block either.
/// </summary>
internal sealed class RecordingScript(MigrationProject project)
{
    private readonly HistoryTables _tables = new(project.HistorySchema);
    private readonly StringBuilder _text = new();

    private string Model => SqlIdentifier.Literal(project.ModelName);

    public string Of(IReadOnlyList<CommittedMigration> migrations)
    {
        Begin();
        RefuseUnfinishedWork(migrations);
        foreach (var migration in migrations)
        {
            Conditional(IsPending(migration), () => Apply(migration));
        }

        return _text.ToString();
    }

    private void Begin()
    {
        _text.Append("-- For psql. Migrations that the database has already are skipped.\n\\set ON_ERROR_STOP on\n");
        _text.Append("\\set history_schema ").Append(PsqlArgument(project.HistorySchema)).Append("\n\n");
        Conditional(
            $"to_regnamespace({SqlIdentifier.Literal(_tables.QuotedSchema)}) IS NULL", () => _text.Append(HistoryScript("schema.sql")));
        _text.Append(HistoryScript("tables.sql")).Append('\n');
    }

    /// <summary>A data migration that was begun is the application's to finish, before anything that comes after it.</summary>
    private void RefuseUnfinishedWork(IReadOnlyList<CommittedMigration> migrations)
    {
        if (migrations.Count == 0)
        {
            return;
        }

        var table = _tables.QuotedSchema + ".data_migrations";
        var message = SqlIdentifier.Literal(
            $"{Codes.UnfinishedDataMigration}: A data migration of the model {project.ModelName} was begun and is not finished, so nothing after it is applied. "
                + "Let the application that has its class finish it, by a start, or with --migrate-only.");
        Conditional($"to_regclass({SqlIdentifier.Literal(table)}) IS NOT NULL", () => Conditional(
            $"EXISTS (SELECT FROM {table} WHERE model = {Model} AND finished_at IS NULL)\n    AND ({string.Join("\n    OR ", migrations.Select(IsPending))})",
            () => _text.Append("DO LANGUAGE plpgsql ").Append(SqlIdentifier.Literal($"BEGIN RAISE EXCEPTION USING MESSAGE = {message}; END")).Append(";\n")));
    }

    private string IsPending(CommittedMigration migration) =>
        $"NOT EXISTS (SELECT FROM {_tables.History} WHERE model = {Model} AND migration_id = {SqlIdentifier.Literal(migration.Id)})";

    private void Conditional(string condition, Action then)
    {
        _text.Append("SELECT ").Append(condition).Append(" AS migrationkit_todo \\gset\n\\if :migrationkit_todo\n");
        then();
        _text.Append("\\endif\n\n");
    }

    private void Apply(CommittedMigration migration)
    {
        _text.Append(PlainScript.Heading(migration));
        var steps = MigrationScript.Parse(migration.UpSql, migration.Path + "/up.sql");
        foreach (var step in steps)
        {
            Run(step, step == steps[^1] ? Record(migration) + RecordTakenAway(migration, steps) : "");
        }

        if (steps.Count == 0)
        {
            _text.Append(Record(migration));
        }
    }

    private void Run(ScriptStep step, string completion)
    {
        var statements = string.Concat(step.Statements.Select(static statement => statement.Sql + ";\n"));
        if (step.Transactional)
        {
            var timeout = step.LockTimeout is { } limit
                ? string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = '{(long)limit.TotalMilliseconds}ms';\n")
                : "";
            _text.Append("BEGIN;\n").Append(timeout).Append(statements).Append(completion).Append("COMMIT;\n");
        }
        else
        {
            _text.Append(statements).Append(completion);
        }
    }

    private string Record(CommittedMigration migration)
    {
        var (id, from, to, checksum) = (Text(migration.Id), Text(migration.From), Text(migration.To), Text(migration.UpChecksum));
        var previous = $"(SELECT chain FROM {_tables.History} WHERE model = {Model} AND ordinal = next.ordinal - 1)";
        return $"""
            INSERT INTO {_tables.History} (model, ordinal, migration_id, from_fingerprint, to_fingerprint, checksum, duration, tool_version, chain)
            SELECT {Model}, next.ordinal, {id}, {from}, {to}, {checksum}, interval '0', {Text(MigrationKitVersion.Current)},
                {HistoryTables.Link(previous, "next.ordinal", id, from, to, checksum)}
            FROM (SELECT coalesce(max(ordinal), 0) + 1 AS ordinal FROM {_tables.History} WHERE model = {Model}) next;

            """;
    }

    private string RecordTakenAway(CommittedMigration migration, IReadOnlyList<ScriptStep> steps) => TakenAway.Of(steps) is { } taken
        ? $"INSERT INTO {_tables.Contracted} (model, migration_id, statements) VALUES ({Model}, {Text(migration.Id)}, {Text(taken)});\n"
        : "";

    private static string HistoryScript(string file)
    {
        using var stream = typeof(HistoryTables).Assembly.GetManifestResourceStream("MigrationKit/history/" + file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // In quotes, psql reads backslashes as C does.
    private static string PsqlArgument(string value) =>
        "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string Text(string value) => SqlIdentifier.Literal(value) + "::text";
}
