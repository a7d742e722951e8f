using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;
using MigrationKit.Execution;
using Npgsql;

namespace MigrationKit.Introspection.Canonical;

/// <summary>Creates objects under scratch names inside the transaction of a connection, reads them, and takes them away again.</summary>
internal sealed class ScratchSession(NpgsqlConnection connection, ScratchNames names)
{
    private const string Savepoint = "mk_scratch";

    private static readonly PlannerOptions Offline = new() { Online = false };

    private readonly CatalogFilter _filter = new() { Schemas = names.Schemas };
    private DatabaseSchema _common = DatabaseSchema.Empty;

    /// <summary>Creates what all tables may need: extensions, schemas and enums.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        foreach (var extension in names.Declared.All<Extension>())
        {
            await InstallAsync(extension, ct).ConfigureAwait(false);
        }

        await SetSearchPathAsync(ct).ConfigureAwait(false);
        var common = names.Schemas.Select(static schema => (SchemaObject)new Namespace(schema))
            .Concat(names.Declared.All<EnumType>().Select(names.ToScratch));
        _common = await CreateAsync(DatabaseSchema.Create(common), ct).ConfigureAwait(false);
    }

    /// <summary>What PostgreSQL prints of these objects, under scratch names.</summary>
    /// <exception cref="FindingException">It rejects one of them.</exception>
    public async Task<DatabaseSchema> PrintAsync(IEnumerable<SchemaObject> objects, CancellationToken ct)
    {
        await CreateAsync(DatabaseSchema.Create(_common.Objects.Concat(objects.Select(names.ToScratch))), ct).ConfigureAwait(false);
        var printed = await CatalogReader.ReadInTransactionAsync(connection, _filter, ct).ConfigureAwait(false);
        await UndoAsync(ct).ConfigureAwait(false);
        return printed;
    }

    private async Task InstallAsync(Extension extension, CancellationToken ct)
    {
        // Its schema may be one that the migration will create.
        var create = new CreateOperation(extension);
        var isThere = await SchemaExistsAsync(extension.Schema, ct).ConfigureAwait(false);
        await RunOneByOneAsync(isThere ? [create] : [new CreateOperation(new Namespace(extension.Schema)), create], ct).ConfigureAwait(false);
    }

    private async Task<DatabaseSchema> CreateAsync(DatabaseSchema target, CancellationToken ct)
    {
        var operations = MigrationPlanner.Plan(_common, target, Offline).Steps.SelectMany(static step => step.Operations).ToList();
        await ExecuteAsync("SAVEPOINT " + Savepoint, ct).ConfigureAwait(false);
        try
        {
            await OperationRun.TogetherAsync(connection, operations, ct).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            await ExecuteAsync("ROLLBACK TO SAVEPOINT " + Savepoint, ct).ConfigureAwait(false);
            await RunOneByOneAsync(operations, ct).ConfigureAwait(false);
        }

        return target;
    }

    private async Task RunOneByOneAsync(IEnumerable<Operation> operations, CancellationToken ct)
    {
        try
        {
            await OperationRun.OneByOneAsync(connection, operations, ct).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            throw Refusal.Of(names.FromScratch(refused.Id), refused.Error, names.Declared, names.FromScratch);
        }
    }

    private Task UndoAsync(CancellationToken ct) => ExecuteAsync($"ROLLBACK TO SAVEPOINT {Savepoint}; RELEASE SAVEPOINT {Savepoint}", ct);

    private async Task SetSearchPathAsync(CancellationToken ct)
    {
        // As for a step: what an untrusted role has put there is out of reach, and is not printed either.
        await ExecuteAsync($"SELECT pg_catalog.set_config('search_path', {SearchPath.Safe}, true)", ct).ConfigureAwait(false);
        var command = new NpgsqlCommand("SELECT pg_catalog.current_schemas(false)::pg_catalog.text[]", connection);
        await using (command.ConfigureAwait(false))
        {
            var path = (string[])(await command.ExecuteScalarAsync(ct).ConfigureAwait(false))!;
            var schemas = string.Join(", ", names.SearchPath(path).Select(SqlIdentifier.Quote));
            await ExecuteAsync("SET LOCAL search_path = " + (schemas.Length == 0 ? "''" : schemas), ct).ConfigureAwait(false);
        }
    }

    private async Task<bool> SchemaExistsAsync(string schema, CancellationToken ct)
    {
        var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname OPERATOR(pg_catalog.=) $1)", connection)
        {
            Parameters = { new() { Value = schema } },
        };
        await using (command.ConfigureAwait(false))
        {
            return (bool)(await command.ExecuteScalarAsync(ct).ConfigureAwait(false))!;
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
    }
}
