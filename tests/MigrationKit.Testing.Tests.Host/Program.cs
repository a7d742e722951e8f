using MigrationKit.Testing;

// Starts a server in the folder that is given, says where its data is, and waits to be killed.
try
{
    await using var server = await PostgresServer.StartAsync(new() { TemporaryDirectory = args.ElementAtOrDefault(0) });
    Console.WriteLine(server.DataDirectory);
    await Task.Delay(Timeout.Infinite);
}
catch (PostgresNotFoundException error)
{
    Console.WriteLine(error.Message);
}
