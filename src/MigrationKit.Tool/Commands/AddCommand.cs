using System.CommandLine;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class AddCommand : ProjectCommand
{
    private readonly Argument<string> _name = new("name")
    {
        Description = "What the migration does, such as add_user_avatar: letters, digits, _ and -.",
    };

    public AddCommand(ToolHost host)
        : base(
            host,
            "add",
            "Builds the project and writes its next migration: what the classes declare and the migrations do not have yet.",
            "dotnet migrationkit migrations add initial",
            "dotnet migrationkit migrations add add_user_avatar --project src/Shop")
    {
        AddWithoutDashes(_name);
        Add(CommonOptions.Configuration);
    }

    protected override BuildSettings SettingsOf(ParseResult arguments) =>
        BuildSettings.Default with { Configuration = arguments.GetValue(CommonOptions.Configuration) };

    protected override async Task<Report> RunAsync(MigrationProject project, ParseResult arguments, CancellationToken cancellationToken)
    {
        var name = arguments.GetRequiredValue(_name);
        if (!NewMigration.IsValidName(name))
        {
            throw new UsageException(
                $"'{name}' cannot be the name of a migration.",
                "Use letters, digits, _ and -: dotnet migrationkit migrations add add_user_avatar",
                Codes.InvalidMigrationName);
        }

        var before = project.Migrations.Folders();
        var builder = new ProjectBuilder(Host);
        await builder.AddMigrationAsync(project.File, name, SettingsOf(arguments), cancellationToken).ConfigureAwait(false);
        return new AddReport([.. project.Migrations.Folders().Except(before, StringComparer.Ordinal)]);
    }
}
