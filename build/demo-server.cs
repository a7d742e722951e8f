#:project ../src/MigrationKit.Testing/MigrationKit.Testing.csproj
#:property PublishAot=false

// A throw-away PostgreSQL for build/demo.sh: says how to connect to a new database, and both are gone when it is told to end.
using System.Runtime.InteropServices;
using MigrationKit.Testing;

var end = new TaskCompletionSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    end.TrySetResult();
});

await using var server = await PostgresServer.StartOrUseAsync();
await using var database = await server.CreateDatabaseAsync();
Console.WriteLine(database.ConnectionString);
await end.Task;
