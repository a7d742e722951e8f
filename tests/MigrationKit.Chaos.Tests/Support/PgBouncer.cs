using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MigrationKit.Testing.Processes;
using Npgsql;

namespace MigrationKit.Chaos.Tests.Support;

/// <summary>A PgBouncer in front of a server; gone when it is disposed.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly int _port;

    private PgBouncer(Process process, string folder, int port) => (_process, _folder, _port) = (process, folder, port);

    /// <param name="server">Connects to the server.</param>
    /// <param name="mode">session, transaction or statement.</param>
    public static async Task<PgBouncer> StartAsync(string server, string mode)
    {
        var program = new[] { "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer" }.FirstOrDefault(File.Exists);
        if (program is null)
        {
            Assert.Ignore("There is no PgBouncer on this machine: apt-get install pgbouncer.");
        }

        var target = new NpgsqlConnectionStringBuilder(server);
        var port = FreePort();
        var account = await Account.ForServerAsync(CancellationToken.None);
        var folder = Path.Combine(Path.GetTempPath(), "mk-pgbouncer-" + Path.GetRandomFileName()[..8]);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(
            file,
            $"""
            [databases]
            * = host=127.0.0.1 port={target.Port} user={target.Username}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {mode}
            default_pool_size = 5
            ignore_startup_parameters = extra_float_digits

            """);
        var start = Command.Describe(account.Wrap([program!, "-q", file]));
        var bouncer = new PgBouncer(Process.Start(start)!, folder, port);
        await bouncer.WaitAsync();
        return bouncer;
    }

    /// <summary>The same database through the pooler.</summary>
    public string Through(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Host = "127.0.0.1", Port = _port, SslMode = SslMode.Disable, NoResetOnClose = true,
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitAsync()
    {
        for (var i = 0; i < 200; i++)
        {
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(25);
            }
        }

        Assert.Fail("PgBouncer does not start: " + await _process.StandardError.ReadToEndAsync());
    }
}
