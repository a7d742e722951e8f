using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>A role without rights tries to have its code run by the one that migrates, who is a superuser here.</summary>
internal sealed class PlantedFunctionTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users", "CREATE TABLE public.users (email varchar(100));");

    [TestCase("-- migrationkit:step transactional\nCREATE INDEX ix ON public.users (lower(email));")]
    [TestCase("-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY ix ON public.users (lower(email));")]
    [TestCase("-- migrationkit:step transactional\nUPDATE public.users SET email = lower(email);")]
    public async Task A_function_of_a_better_fit_is_not_called(string script)
    {
        await using var role = await TestRole.CreateAsync(Database);
        await ApplyAsync(Sets.Of(Users));
        await Database.ExecuteAsync($"INSERT INTO public.users VALUES ('A'); GRANT CREATE ON SCHEMA public TO {role.Name}");
        await PlantAsync(role);

        await ApplyAsync(Sets.Of(Users, ("2_index", script)));

        Assert.That(await IsSuperuserAsync(role), Is.False);
        Assert.That(Log.Text, Does.Contain("The schema public is left out of the search_path").And.Contain(" has "));
    }

    [Test]
    public async Task The_attack_works_on_whoever_does_not_look()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"{Users.Sql} INSERT INTO public.users VALUES ('A'); GRANT CREATE ON SCHEMA public TO {role.Name}");
        await PlantAsync(role);

        await Database.ExecuteAsync("UPDATE public.users SET email = lower(email)");

        Assert.That(await IsSuperuserAsync(role), Is.True);
        await Database.ExecuteAsync($"ALTER ROLE {role.Name} NOSUPERUSER");
    }

    [Test]
    public async Task Functions_of_the_owner_and_types_of_extensions_stay_in_reach()
    {
        await Database.ExecuteAsync(
            "CREATE FUNCTION public.code(int) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT ''c'' || $1'; CREATE DOMAIN public.mail AS text");

        await ApplyAsync(Sets.Of(("1_t", "CREATE TABLE t (a mail, b text DEFAULT code(1));")));

        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.t') IS NOT NULL"), Is.True);
        Assert.That(Log.Text, Does.Not.Contain("left out"));
    }

    private async Task PlantAsync(TestRole role)
    {
        await using var attacker = new Npgsql.NpgsqlConnection(role.ConnectionString);
        await attacker.OpenAsync();
        await ExecuteAsync(attacker,
            $"""
            CREATE FUNCTION public.planted() RETURNS void VOLATILE LANGUAGE plpgsql AS
                $$ BEGIN EXECUTE 'ALTER ROLE {role.Name} SUPERUSER'; END $$;
            CREATE FUNCTION public.lower(varchar) RETURNS text IMMUTABLE LANGUAGE plpgsql AS
                $$ BEGIN PERFORM public.planted(); RETURN pg_catalog.lower($1::text); END $$
            """);
    }

    private Task<bool> IsSuperuserAsync(TestRole role) => ScalarAsync<bool>($"SELECT rolsuper FROM pg_roles WHERE rolname = '{role.Name}'");
}
