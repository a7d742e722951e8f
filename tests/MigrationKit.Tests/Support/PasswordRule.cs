using Npgsql;

namespace MigrationKit.Tests.Support;

/// <summary>Lets the server of the tests, which trusts everybody, ask one role for its password.</summary>
internal sealed class PasswordRule : IAsyncDisposable
{
    private readonly string _file;
    private readonly string _before;

    private PasswordRule(string file, string before) => (_file, _before) = (file, before);

    public static async Task<PasswordRule> ForAsync(string role)
    {
        var server = await SharedServer.Instance;
        if (server.DataDirectory is null)
        {
            Assert.Ignore("Who may connect to a server that was not started here is not ours to change.");
        }

        var file = Path.Combine(server.DataDirectory!, "pg_hba.conf");
        var rule = new PasswordRule(file, await File.ReadAllTextAsync(file));
        // The method md5 takes a password in the form it is stored in; that is SCRAM only since PostgreSQL 14.
        // https://www.postgresql.org/docs/current/auth-password.html
        await rule.WriteAsync($"host all {role} all md5\n{rule._before}");
        return rule;
    }

    public async ValueTask DisposeAsync() => await WriteAsync(_before);

    private async Task WriteAsync(string text)
    {
        await File.WriteAllTextAsync(_file, text);
        await using var connection = new NpgsqlConnection((await SharedServer.Instance).ConnectionString);
        await connection.OpenAsync();
        await using var reload = new NpgsqlCommand("SELECT pg_reload_conf()", connection);
        await reload.ExecuteNonQueryAsync();
        // The postmaster reads the file some time after the answer.
        await Task.Delay(200);
    }
}
