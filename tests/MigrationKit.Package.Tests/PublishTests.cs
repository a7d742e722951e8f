using MigrationKit.Package.Tests.Building;

namespace MigrationKit.Package.Tests;

public sealed class PublishTests
{
    [Test]
    public async Task A_trimmed_application_applies_and_no_warning_is_given_on_the_way()
    {
        var application = await TestProject.CreateAsync(properties: """
            <OutputType>Exe</OutputType>
            <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
            <SelfContained>true</SelfContained>
            <PublishTrimmed>true</PublishTrimmed>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <InvariantGlobalization>true</InvariantGlobalization>
            """);
        application.Write("User.cs", Source.User);
        application.Write("Program.cs", """
            using MigrationKit;

            var report = await new Migrator(args[0], MigrationRegistry.Sets).ApplyAsync();
            Console.WriteLine(report.IsUpToDate ? "up to date" : string.Join(", ", report.Applied.Select(migration => migration.Id)));

            """);
        (await application.RunAsync("restore")).Succeeds();
        (await application.AddAsync("initial")).SucceedsWithoutWarning();

        (await application.RunAsync("publish", "--no-restore")).SucceedsWithoutWarning();

        await using var database = await SharedServer.CreateDatabaseAsync();
        var program = Path.Combine(application.Directory, "bin", "Release", "net10.0", "linux-x64", "publish", "App");
        var first = await CommandLine.RunAsync(application.Directory, program, [database.ConnectionString]);
        var second = await CommandLine.RunAsync(application.Directory, program, [database.ConnectionString]);
        Assert.That(first.Succeeds().Output, Does.Contain("_initial"));
        Assert.That(second.Succeeds().Output, Does.Contain("up to date"));
        Assert.That(await database.DumpSchemaAsync(), Does.Contain("CREATE TABLE public.users"));
    }
}
