using MigrationKit;
using MigrationKit.Chaos.Tests.Plans;

// Applies a plan as an application would at its start: <connection string> <plan>. Says which migrations it applied itself.
try
{
    var plan = Plans.Named(args[1]);
    var report = await plan.CreateMigrator(args[0]).ApplyAsync();
    Console.WriteLine(string.Join(' ', report.Applied.Select(static migration => migration.Id)));
    return 0;
}
catch (MigrationException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
