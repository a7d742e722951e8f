using Npgsql;

namespace MigrationKit.Acceptance.Tests.Corpus;

/// <summary>Roles belong to the server, which all tests share.</summary>
internal static class CorpusRoles
{
    private static readonly SemaphoreSlim s_one = new(1);

    public static async Task CreateAsync(string[] roles)
    {
        await s_one.WaitAsync();
        try
        {
            await using var database = NpgsqlDataSource.Create((await SharedServer.Instance).ConnectionString);
            await using var missing = database.CreateCommand("SELECT quote_ident(r) FROM unnest($1) r WHERE r NOT IN (SELECT rolname FROM pg_roles)");
            missing.Parameters.Add(new() { Value = roles });
            var names = new List<string>();
            await using (var reader = await missing.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                {
                    names.Add(reader.GetString(0));
                }
            }

            foreach (var name in names)
            {
                await using var create = database.CreateCommand("CREATE ROLE " + name);
                await create.ExecuteNonQueryAsync();
            }
        }
        finally
        {
            s_one.Release();
        }
    }
}
