using MigrationKit.Chaos.Tests.EntityFramework;
using Microsoft.EntityFrameworkCore;

// Applies a plan as an application with Entity Framework Core would at its start: <connection string> <plan>.
try
{
    await using var context = PlanContext.Of(args[1], args[0]);
    await context.Database.MigrateAsync();
    return 0;
}
catch (Exception error)
{
    Console.Error.WriteLine(error.GetBaseException().Message);
    return 1;
}
