using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MigrationKit.Chaos.Tests.Support;

/// <summary>
/// Stands between a client and PostgreSQL, counts messages, and at one of them ends the connection on both sides. What the client had sent
/// before has reached the server; what the server answers after that reaches nobody.
/// </summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _sockets = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly NpgsqlConnectionStringBuilder _target;
    private readonly CutPoint _point;
    private int _fromClient;
    private int _fromServer;

    public FaultyProxy(string connectionString, CutPoint point)
    {
        _target = new NpgsqlConnectionStringBuilder(connectionString);
        _point = point;
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Timeout = 15,
            // Npgsql's own query for types, of every new pool, would be most of the messages and of the time.
#pragma warning disable CS0618 // The connection string is all that a test hands over.
            ServerCompatibilityMode = ServerCompatibilityMode.NoTypeLoading,
#pragma warning restore CS0618
        }.ConnectionString;
        _ = AcceptAsync();
    }

    /// <summary>Through the proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>Whether the connection is reset, which may lose what is on its way, or closed, as for a process that was killed.</summary>
    public bool Resets { get; init; }

    /// <summary>Whether nobody gets through any more after the cut: for this client the world has ended.</summary>
    public bool StaysDown { get; init; }

    /// <summary>What happens between the cut being reached and the connection being ended.</summary>
    public Func<Task> AtCut { get; init; } = static () => Task.CompletedTask;

    /// <summary>What happens before a batch of the client goes to the server, which is in no transaction of it then.</summary>
    public Func<Task> BeforeBatch { get; init; } = static () => Task.CompletedTask;

    /// <summary>Whether the cut was reached.</summary>
    public bool HasCut { get; private set; }

    public int MessagesFromClient => _fromClient;

    public int AnswersFromServer => _fromServer;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _sockets.Add(client);
                _ = ServeAsync(client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The proxy is being disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        try
        {
            if (HasCut && StaysDown)
            {
                return;
            }

            await server.ConnectAsync(_target.Host!, _target.Port, _stop.Token);
            await await Task.WhenAny(
                PumpAsync(client.GetStream(), server.GetStream(), fromServer: false),
                PumpAsync(server.GetStream(), client.GetStream(), fromServer: true));
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone, so the other one goes too.
        }
        finally
        {
            var linger = new LingerOption(Resets, 0);
            client.LingerState = linger;
            if (server.Connected)
            {
                server.LingerState = linger;
            }

            client.Dispose();
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool fromServer)
    {
        var messages = new MessagePipe(from, startsWithoutType: !fromServer);
        var isBetweenBatches = true;
        while (await messages.ReadAsync(_stop.Token) is var (type, bytes))
        {
            if (isBetweenBatches && !fromServer && type is not ('\0' or 'X'))
            {
                await BeforeBatch();
            }

            isBetweenBatches = type is '\0' or 'S' or 'Q';

            if (IsPoint(type, fromServer))
            {
                HasCut = true;
                await AtCut();
                return;
            }

            await to.WriteAsync(bytes, _stop.Token);
        }
    }

    private bool IsPoint(char type, bool fromServer)
    {
        if (!IsCounted(type, fromServer))
        {
            return false;
        }

        var number = fromServer ? Interlocked.Increment(ref _fromServer) : Interlocked.Increment(ref _fromClient);
        return fromServer == _point.FromServer && number == _point.Message && !HasCut;
    }

    /// <summary>
    /// Of a server's messages only ReadyForQuery tells something new: whether the client knows that its batch was done. Of a client's,
    /// Parse, Bind and Describe have no effect, so a cut before one of them is a cut before the Execute that follows; a soak tries them.
    /// </summary>
    private static bool IsCounted(char type, bool fromServer) => fromServer ? type == 'Z' : Soak.IsOn || type is not ('P' or 'B' or 'D');
}
