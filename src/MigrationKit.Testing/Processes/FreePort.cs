using System.Net;
using System.Net.Sockets;

namespace MigrationKit.Testing.Processes;

internal static class FreePort
{
    /// <summary>A port that nobody had a moment ago; somebody may take it before the server does.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
