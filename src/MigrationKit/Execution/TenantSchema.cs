using System.Globalization;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Drift.Audit;
using MigrationKit.History;

namespace MigrationKit.Execution;

/// <summary>
/// The schema of a tenant, and the word that stands for it in scripts (docs/decisions/0017-a-tenant-may-be-a-schema.md). Checksums are of scripts as they
/// were committed; what the journal says of steps is of what was sent.
/// </summary>
internal sealed class TenantSchema
{
    private readonly SchemaPlaceholder _placeholder;

    private TenantSchema(string word, string name) => (_placeholder, Name) = (new SchemaPlaceholder(word), name);

    /// <summary>The word that stands for the schemas of tenants.</summary>
    public string Word => _placeholder.Word;

    /// <summary>The name of the schema, which needs no quotes.</summary>
    public string Name { get; }

    /// <param name="tenant">The tenant.</param>
    /// <param name="word">The option <see cref="MigrationOptions.TenantSchema"/>.</param>
    /// <param name="historySchemas">Where the histories of what is to be applied to it are, or would be if it were a database.</param>
    /// <returns>Null where tenants are databases.</returns>
    /// <exception cref="MigrationException">The tenant has a schema and the option has no word for it, or the other way round, or the schema cannot be one.</exception>
    public static TenantSchema? Of(Tenant tenant, string? word, IReadOnlyList<string> historySchemas) => (word, tenant.Schema) switch
    {
        (null, null) => null,
        (null, { } schema) => throw Unusable(
            $"The tenant {tenant.Name} is the schema '{schema}', and no option says which schema of the migrations stands for those of tenants.",
            "Declare the tables of tenants in one schema, as in [Table(\"orders\", Schema = \"tenant_schema\")], and say so: options.TenantSchema = \"tenant_schema\"."),
        ({ } name, null) => throw Unusable(
            $"The tenant {tenant.Name} has no schema to put in the place of {name}.",
            "Say which one is its: new Tenant(name, connectionString) { Schema = \"acme\" }. Tenants that are databases have no option TenantSchema."),
        ({ } name, { } schema) when FaultOf(schema, historySchemas) is { } fault => throw Unusable(
            $"The schema '{schema}' of the tenant {tenant.Name} {fault}.",
            "Give it a schema whose name begins with a to z or _, has a to z, 0 to 9 and _, at most 63 bytes, and is no key word; "
                + "the name of the tenant may be any."),
        ({ } name, { } schema) => new TenantSchema(name, schema),
    };

    /// <summary>The steps of a script as they are sent to the server.</summary>
    /// <exception cref="MigrationException">A statement cannot be one of a tenant.</exception>
    public IReadOnlyList<ScriptStep> Insert(IReadOnlyList<ScriptStep> steps, string path)
    {
        // All of them, before the first one is run.
        foreach (var statement in steps.SelectMany(static step => step.Statements))
        {
            TenantStatementRules.Check(statement, _placeholder, path);
        }

        return [.. steps.Select(step => step with { Statements = new MappedStatements(step.Statements, Insert) })];
    }

    private static string? FaultOf(string schema, IReadOnlyList<string> historySchemas) =>
        SchemaPlaceholder.FaultOf(schema)
        ?? (schema == DdlAudit.Schema || historySchemas.Any(history => TenantHistory.IsOne(schema, history)) ? "is for tables of MigrationKit" : null);

    private static MigrationException Unusable(string problem, string nextStep) => new(Codes.TenantSchemaUnusable, problem, nextStep);

    private SqlStatement Insert(SqlStatement statement)
    {
        var sql = _placeholder.Replace(statement.Sql, Name);
        return statement with { Sql = MakesSchema(sql) ? IfMissing(sql) : sql };
    }

    private static bool MakesSchema(string sql)
    {
        var words = new StatementWords(sql);
        return words.Accept("create", "schema") && words.Path().Count == 1 && (words.Rest.Length == 0 || (words.Accept("authorization") && words.Path().Count == 1 && words.Rest.Length == 0));
    }

    /// <summary>
    /// Whoever takes in customers may have made the schema, for a role without the right to make one, of which IF NOT EXISTS asks that right all the same.
    /// </summary>
    private string IfMissing(string sql) => string.Create(
        CultureInfo.InvariantCulture, $"DO $create$ BEGIN IF pg_catalog.to_regnamespace('{Name}') IS NULL THEN {sql}; END IF; END $create$");
}
