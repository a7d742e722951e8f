using MigrationKit.Package.Tests.Building;

namespace MigrationKit.Package.Tests;

/// <summary>More than one project, more than one framework.</summary>
public sealed class SolutionTests
{
    private const string Program = """
        using MigrationKit;

        var report = await new Migrator(args[0], MigrationRegistry.Sets).ApplyAsync();
        Console.WriteLine(string.Join(", ", report.Models.Select(model => $"{model.ModelName}: {model.Applied.Count}")));

        """;

    [Test]
    public async Task Two_frameworks_share_one_schema_and_its_migrations()
    {
        var library = await TestProject.CreateAsync("Domain", framework: "net10.0;netstandard2.0", items: """
            <PackageReference Include="System.ComponentModel.Annotations" Version="5.0.0"
                              Condition="'$(TargetFramework)' == 'netstandard2.0'" />
            """);
        library.Write("User.cs", Source.User);
        (await library.RunAsync("restore")).Succeeds();

        (await library.AddAsync("initial")).SucceedsWithoutWarning();
        Assert.That(library.MigrationIds, Has.Count.EqualTo(1));
        (await library.BuildAsync("-m:2")).SucceedsWithoutWarning();
        var script = await library.BuildAsync("-t:MigrationKitScript");
        Assert.That(script.SucceedsWithoutWarning().Output, Does.Contain("nothing is pending"));
        var sources = FileStamps.OfSources(library);
        (await library.BuildAsync("-t:MigrationKitCheck")).SucceedsWithoutWarning();
        Assert.That(sources.Changes(), Is.Empty);
    }

    [Test]
    public async Task An_application_applies_the_schemas_of_the_libraries_that_it_references()
    {
        var (application, libraries) = await CreateApplicationAsync();
        foreach (var library in libraries)
        {
            (await library.AddAsync("initial")).SucceedsWithoutWarning();
        }

        (await application.BuildAsync("-m:2")).SucceedsWithoutWarning();

        await using var database = await SharedServer.CreateDatabaseAsync();
        var start = await application.StartAsync(database.ConnectionString);
        Assert.That(start.Succeeds().Output, Does.Contain("Orders: 1").And.Contain("Users: 1"));
        var stamps = libraries.Append(application).Select(FileStamps.OfAll).ToList();
        (await application.BuildAsync("-m:2")).SucceedsWithoutWarning();
        Assert.That(stamps.SelectMany(static stamp => stamp.Changes()), Is.Empty);
    }

    [Test]
    public async Task A_graph_build_in_isolation_checks_and_adds()
    {
        var (application, libraries) = await CreateApplicationAsync();

        (await application.BuildAsync("-graph", "-isolate")).Fails().Says("User.cs(7,14): error MK2001: ");
        application.Write("Report.cs", Source.Table("Report", "reports"));
        foreach (var project in libraries.Append(application))
        {
            (await project.BuildAsync("-graph", "-isolate", "-t:MigrationKitAdd", "-p:MigrationName=initial")).SucceedsWithoutWarning();
            Assert.That(project.MigrationIds, Has.Count.EqualTo(1));
        }

        (await application.BuildAsync("-graph", "-isolate", "-m:2")).SucceedsWithoutWarning();
    }

    private static async Task<(TestProject Application, TestProject[] Libraries)> CreateApplicationAsync()
    {
        var folder = TestProject.NewFolder();
        var users = await TestProject.CreateAsync("Users", solution: folder);
        users.Write("User.cs", Source.User);
        var orders = await TestProject.CreateAsync("Orders", solution: folder);
        orders.Write("Order.cs", Source.Table("Order", "orders"));
        var application = await TestProject.CreateAsync(
            "App", solution: folder, withPackage: false, properties: "<OutputType>Exe</OutputType>", items: """
            <ProjectReference Include="../Users/Users.csproj" />
            <ProjectReference Include="../Orders/Orders.csproj" />
            """);
        application.Write("Program.cs", Program);
        (await application.RunAsync("restore")).Succeeds();
        return (application, [users, orders]);
    }
}
