using System.Net;
using System.Net.Sockets;

namespace Orchestrator.EndToEnd.Nodes;

/// <summary>A loopback port that nobody listens on.</summary>
internal static class LoopbackPort
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
