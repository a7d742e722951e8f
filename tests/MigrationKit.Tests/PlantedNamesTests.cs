using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.Drift.Audit;
using MigrationKit.Execution;
using MigrationKit.Hosting;
using MigrationKit.Internal;
using MigrationKit.Introspection;
using MigrationKit.Introspection.Canonical;
using MigrationKit.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>
/// The worst search_path that there can be: before pg_catalog stands a schema in which an untrusted role has a function, an operator, a type and a view for
/// each that PostgreSQL has. Nothing of it is called, whatever MigrationKit does: all that it says is qualified, and so is the path of scripts.
/// </summary>
internal sealed class PlantedNamesTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users",
        """
        CREATE TABLE public.users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text, at timestamptz DEFAULT now(), CHECK (length(email) > 0));
        INSERT INTO public.users (email) SELECT 'a' || g FROM generate_series(1, 10) g;
        """);

    private static readonly (string Id, string Sql) Changes = ("2_changes",
        """
        -- migrationkit:step no-transaction
        CREATE INDEX CONCURRENTLY ix_users_email ON public.users (lower(email));
        -- migrationkit:step no-transaction
        REINDEX INDEX CONCURRENTLY public.ix_users_email;
        -- migrationkit:step transactional phase=contract
        ALTER TABLE public.users DROP COLUMN at;
        """);

    private TestRole _attacker = null!;
    private TestRole _owner = null!;
    private bool _isSuperuser;

    [SetUp]
    public async Task PlantAsync()
    {
        _attacker = await TestRole.CreateAsync(Database);
        _owner = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} OWNER TO {_owner.Name}; ALTER SCHEMA public OWNER TO {_owner.Name}; ALTER ROLE {_owner.Name} CREATEDB");
        await Database.ExecuteAsync($"CREATE SCHEMA planted AUTHORIZATION {_attacker.Name}");
        await using (var attacker = new NpgsqlConnection(_attacker.ConnectionString))
        {
            await attacker.OpenAsync();
            await ExecuteAsync(attacker, Planting);
        }

        await Database.ExecuteAsync(
            $"GRANT USAGE ON SCHEMA planted TO PUBLIC; GRANT ALL ON ALL TABLES IN SCHEMA planted TO PUBLIC; GRANT ALL ON SEQUENCE planted.calls TO PUBLIC; "
            + $"ALTER DATABASE {Database.Name} SET search_path = planted, pg_catalog, public");
        NpgsqlConnection.ClearAllPools();
    }

    [TearDown]
    public async Task ClearAsync()
    {
        await using (var session = await OpenSafelyAsync())
        {
            await ExecuteAsync(session, $"ALTER DATABASE {Database.Name} RESET search_path; SET search_path = pg_catalog; DROP SCHEMA planted CASCADE");
        }

        NpgsqlConnection.ClearAllPools();
        await _attacker.DisposeAsync();
        await _owner.DisposeAsync();
    }

    [Test]
    public async Task There_is_one_of_each_and_who_says_a_bare_name_calls_it()
    {
        await using var session = await OpenSafelyAsync();
        await using var command = new NpgsqlCommand(
            "SELECT pg_catalog.array_agg(n) FROM (SELECT pg_catalog.count(*) AS n FROM pg_catalog.pg_proc WHERE pronamespace OPERATOR(pg_catalog.=) 'planted'::regnamespace "
            + "UNION ALL SELECT pg_catalog.count(*) FROM pg_catalog.pg_operator WHERE oprnamespace OPERATOR(pg_catalog.=) 'planted'::regnamespace "
            + "UNION ALL SELECT pg_catalog.count(*) FROM pg_catalog.pg_class WHERE relnamespace OPERATOR(pg_catalog.=) 'planted'::regnamespace) x",
            session);
        var planted = (long[])(await command.ExecuteScalarAsync())!;
        Assert.That(planted, Is.All.GreaterThan(100));
        Assert.That(await IsCalledAsync(session), Is.False);

        await ExecuteAsync(session, "SELECT 1 = 2");
        Assert.That(await IsCalledAsync(session), Is.True);
    }

    [Test]
    public async Task Nothing_of_it_is_called([Values] bool isSuperuser)
    {
        _isSuperuser = isSuperuser;
        var before = Sets.Of(Users);
        var after = Sets.Of(Users, Changes);
        await ApplyAsync(before, static _ => { });
        await using var session = await OpenSafelyAsync();
        await AssertNotCalledAsync(session, "the first run");

        await ApplyAsync(before, static options => options.DriftPolicy = DriftPolicy.Fail);
        await AssertNotCalledAsync(session, "a start that is up to date");

        await ExecuteAsync(session, $"SELECT pg_catalog.pg_advisory_lock({MigrationLock.KeyOf("migrationkit")})");
        Assert.That((await FailureOfAsync(Migrator(after, static options => options.LockTimeout = TimeSpan.FromSeconds(0.5)))).Code, Is.EqualTo("MK6009"));
        await ExecuteAsync(session, $"SELECT pg_catalog.pg_advisory_unlock({MigrationLock.KeyOf("migrationkit")})");
        await AssertNotCalledAsync(session, "a start that waits for the lock");

        await using (var app = await StartAsync(before))
        {
            await UntilLoggedAsync(6125);
            await ApplyAsync(after, static options =>
            {
                (options.Phase, options.Contract, options.ProgressInterval) = (MigrationPhase.Expand, ContractMode.WhenUnused, TimeSpan.FromMilliseconds(5));
                options.AddSeeder(new CodeSeeder("x", "1", "SELECT 1"));
                options.AddDataMigration(new NoChange());
            });
            await AssertNotCalledAsync(session, "a run in two phases, with code, beside a process of the version before");
        }

        var options = new MigrationOptions();
        await new ContractRun(Source, after, options, Log).RunAsync(force: true, CancellationToken.None);
        await AssertNotCalledAsync(session, "contract steps");

        await new DdlAudit(session).TurnOnAsync(CancellationToken.None);
        await ExecuteAsync(session, "ALTER TABLE public.users ADD COLUMN nickname pg_catalog.text");
        var migrator = Migrator(after, static _ => { });
        var drift = await migrator.FindDriftAsync();
        Assert.That((drift.NotComparedBecause, drift.Objects.Count, drift.Objects[0].Causes.Count), Is.EqualTo(((string?)null, 1, 1)));
        await new DdlAudit(session).TurnOffAsync(CancellationToken.None);
        Assert.That(await new DdlAudit(session).IsOnAsync(CancellationToken.None), Is.False);
        await AssertNotCalledAsync(session, "the audit and drift");

        await migrator.GetStatusAsync();
        await migrator.ReadHealthAsync(CancellationToken.None);
        await Migrator(Sets.Of(Users, Changes, ("3_x", "SELECT 1;")), static _ => { }).ReadHealthAsync(CancellationToken.None);
        await new StateAcceptance(Source, options, Log).AcceptAsync(after, CancellationToken.None);
        await new BaselineRun(Source, options, Log).RecordAsync(Sets.Named("other", Users), 1, CancellationToken.None);
        await AssertNotCalledAsync(session, "status, health, acceptance and baseline");
    }

    [Test]
    public async Task Nothing_of_it_is_called_by_a_step_that_goes_on_where_another_one_ended([Values] bool isSuperuser)
    {
        _isSuperuser = isSuperuser;
        var set = Sets.Of(Users, Changes, ("3_parts",
            """
            CREATE TABLE public.p (a int) PARTITION BY LIST (a);
            CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
            -- migrationkit:step no-transaction
            ALTER TABLE public.p DETACH PARTITION public.p1 CONCURRENTLY;
            -- migrationkit:step no-transaction
            DROP INDEX CONCURRENTLY public.ix_users_email;
            """));
        await using var session = await OpenSafelyAsync();
        if (session.PostgreSqlVersion.Major < 14)
        {
            Assert.Ignore("DETACH CONCURRENTLY came with 14.");
        }

        await ApplyAsync(set, static _ => { });
        // As if each of them had been interrupted after it was done.
        await ExecuteAsync(session,
            """
            DELETE FROM migrationkit.history WHERE ordinal OPERATOR(pg_catalog.>) 1;
            UPDATE migrationkit.steps SET state = 'started', statements_done = 0, checksum = '' WHERE migration_id OPERATOR(pg_catalog.=) '2_changes' AND step OPERATOR(pg_catalog.<) 3;
            UPDATE migrationkit.steps SET state = 'started', statements_done = 0, checksum = '' WHERE migration_id OPERATOR(pg_catalog.=) '3_parts' AND step OPERATOR(pg_catalog.>) 1;
            """);

        await ApplyAsync(set, static _ => { });

        Assert.That(Log.Text, Does.Contain("Information 6112"));
        await AssertNotCalledAsync(session, "going on");
    }

    /// <summary>What is declared is created for a moment, as its author wrote it.</summary>
    [Test]
    public async Task Nothing_of_it_is_called_when_the_server_prints_what_is_declared([Values] bool isSuperuser)
    {
        _isSuperuser = isSuperuser;
        await ApplyAsync(Sets.Of(Users, ("2_i", "CREATE INDEX ix ON public.users (lower(email)) WHERE id > length('abc');")), static _ => { });
        await using var connection = await Source.OpenOwnAsync(CancellationToken.None);
        var declared = (await CatalogReader.ReadAsync(connection, CatalogFilter.Default with { ExcludedNames = EquatableArray.Of("planted.*") }, CancellationToken.None)).Schema;
        declared = DatabaseSchema.Create(declared.Objects.Where(static item => item.Id.Schema == "public"));
        await using var session = await OpenSafelyAsync();

        var inTransaction = await TransactionWords.OfAsync(connection, declared, CancellationToken.None);
        await AssertNotCalledAsync(session, "in a transaction");
        var inDatabase = await DatabaseWords.OfAsync(connection, declared, CancellationToken.None);
        await AssertNotCalledAsync(session, "in a database of its own");

        Assert.That(SchemaDiffer.Diff(declared, inTransaction).Changes, Is.Empty);
        Assert.That(SchemaDiffer.Diff(declared, inDatabase).Changes, Is.Empty);
    }

    private string ConnectionString => SafelyTo(_isSuperuser ? Database.ConnectionString : _owner.ConnectionString);

    private static string SafelyTo(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
#pragma warning disable CS0618 // Npgsql's own reading of types says bare names.
        ServerCompatibilityMode = ServerCompatibilityMode.NoTypeLoading,
#pragma warning restore CS0618
    }.ConnectionString;

    private ConnectionSource Source => new(ConnectionString);

    private Migrator Migrator(MigrationSet set, Action<MigrationOptions> configure)
    {
        var options = new MigrationOptions();
        configure(options);
        return new Migrator(ConnectionString, [set], options, Log);
    }

    private Task ApplyAsync(MigrationSet set, Action<MigrationOptions> configure) => Migrator(set, configure).ApplyAsync();

    private async Task<NpgsqlConnection> OpenSafelyAsync()
    {
        var session = new NpgsqlConnection(SafelyTo(Database.ConnectionString));
        await session.OpenAsync();
        return session;
    }

    private async Task<StartedHost> StartAsync(MigrationSet set)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Default"] = ConnectionString,
            ["MigrationKit:Phase"] = "Expand",
            ["MigrationKit:Contract"] = "WhenUnused",
            ["MigrationKit:HeartbeatInterval"] = "00:00:00.1",
        });
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        var host = builder.Build();
        await new HostedMigrations(host.Services, [set], "Shop").ApplyAsync(null, CancellationToken.None);
        await host.StartAsync();
        return new StartedHost(host);
    }

    private async Task UntilLoggedAsync(int id)
    {
        for (var i = 0; i < 400 && Log.Entries.All(entry => entry.Event.Id != id); i++)
        {
            await Task.Delay(25);
        }

        Assert.That(Log.Entries.Select(static entry => entry.Event.Id), Does.Contain(id));
    }

    private static async Task AssertNotCalledAsync(NpgsqlConnection session, string what) => Assert.That(await IsCalledAsync(session), Is.False, what);

    private static async Task<bool> IsCalledAsync(NpgsqlConnection session)
    {
        await using var command = new NpgsqlCommand("SELECT is_called FROM planted.calls", session);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The log of the server says who was called by which statement.</summary>
    private const string Planting =
        """
        CREATE SEQUENCE planted.calls;
        CREATE FUNCTION planted.note(what pg_catalog.text) RETURNS pg_catalog.bool VOLATILE LANGUAGE plpgsql AS
            $$ BEGIN RAISE LOG 'planted % was called', what; PERFORM pg_catalog.nextval('planted.calls'); RETURN true; END $$;
        SET search_path = pg_catalog;
        SET check_function_bodies = off;
        DO $do$
        DECLARE f record;
        BEGIN
            FOR f IN
                SELECT p.oid, p.proname, pg_get_function_identity_arguments(p.oid) AS arguments, p.proretset, format_type(p.prorettype, NULL) AS result
                FROM pg_proc p
                WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind = 'f' AND p.provariadic = 0 AND p.proallargtypes IS NULL
                  AND NOT EXISTS (SELECT FROM pg_type t WHERE t.oid = ANY (p.proargtypes || p.prorettype) AND t.typtype = 'p')
            LOOP
                BEGIN
                    EXECUTE format('CREATE FUNCTION planted.%I(%s) RETURNS %s %s LANGUAGE plpgsql AS %L', f.proname, f.arguments,
                        CASE WHEN f.proretset THEN 'SETOF' ELSE '' END, f.result,
                        format('BEGIN PERFORM planted.note(%L); %s; END', f.proname, CASE WHEN f.proretset THEN 'RETURN' ELSE 'RETURN NULL' END));
                EXCEPTION WHEN OTHERS THEN NULL;
                END;
            END LOOP;
            FOR f IN
                SELECT o.oid, o.oprname, format_type(o.oprleft, NULL) AS l, format_type(o.oprright, NULL) AS r, format_type(o.oprresult, NULL) AS result
                FROM pg_operator o WHERE o.oprnamespace = 'pg_catalog'::regnamespace AND o.oprleft <> 0 AND o.oprright <> 0
                  AND NOT EXISTS (SELECT FROM pg_type t WHERE t.oid IN (o.oprleft, o.oprright) AND t.typtype = 'p')
            LOOP
                BEGIN
                    EXECUTE format('CREATE FUNCTION planted.operator_%s(%s, %s) RETURNS %s LANGUAGE plpgsql AS %L', f.oid, f.l, f.r, f.result,
                        format('BEGIN PERFORM planted.note(%L); RETURN NULL; END', f.l || f.oprname || f.r));
                    EXECUTE format('CREATE OPERATOR planted.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = planted.operator_%s)', f.oprname, f.l, f.r, f.oid);
                EXCEPTION WHEN OTHERS THEN NULL;
                END;
            END LOOP;
            FOR f IN
                SELECT c.relname, (SELECT string_agg(quote_ident(a.attname), ', ') FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                                   WHERE a.attrelid = c.oid AND a.attnum > 0 AND t.typtype <> 'p') AS columns
                FROM pg_class c WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind IN ('r', 'v') AND has_table_privilege(c.oid, 'SELECT')
            LOOP
                EXECUTE format('CREATE VIEW planted.%1$I AS SELECT %2$s FROM pg_catalog.%1$I WHERE planted.note(%1$L)', f.relname, f.columns);
            END LOOP;
            FOR f IN SELECT unnest(ARRAY['text', 'name', 'oid', 'int4', 'int8', 'bool', 'jsonb', 'timestamptz', 'bytea', 'regclass', 'regrole']) AS name
            LOOP
                EXECUTE format('CREATE DOMAIN planted.%1$I AS pg_catalog.%1$I CHECK (planted.note(%1$L))', f.name);
            END LOOP;
        END
        $do$;
        """;

    private sealed class NoChange : IDataMigration
    {
        public string Id => "no_change";

        public string After => "2_changes";

        public Task<string?> ApplyBatchAsync(NpgsqlConnection connection, string? checkpoint, CancellationToken cancellationToken) =>
            Task.FromResult(checkpoint is null ? "1" : null);
    }

    /// <summary>A host that has to be stopped.</summary>
    private sealed class StartedHost(IHost host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await host.StopAsync();
            host.Dispose();
        }
    }
}
