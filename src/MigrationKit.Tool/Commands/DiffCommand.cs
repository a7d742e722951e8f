using System.CommandLine;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Comparing;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;
using MigrationKit.Tool.Sources;

namespace MigrationKit.Tool.Commands;

internal sealed class DiffCommand : ToolCommand
{
    private readonly Option<string> _from = new("--from")
    {
        Description = "Where to start: a connection (postgres://… or Host=…;…), a .csproj, a manifest (.json), a folder of "
            + "migrations, a .sql file, a folder of .sql files, or empty.",
        HelpName = "source",
        Required = true,
    };

    private readonly Option<string> _to = new("--to")
    {
        Description = "Where to get to: the same kinds of source.",
        HelpName = "source",
        Required = true,
    };

    private readonly Option<bool> _script = new("--script")
    {
        Description = "Print the SQL that leads from one to the other, instead of the changes.",
    };

    private readonly Option<bool> _exitCode = new("--exit-code")
    {
        Description = "Exit with 2 when there is a difference.",
    };

    private readonly Option<bool> _owners = new("--owners")
    {
        Description = "Compare who owns what, too.",
    };

    public DiffCommand(ToolHost host)
        : base(
            host,
            "diff",
            "Compares two schemas, wherever they are. Changes nothing.",
            "dotnet migrationkit diff --from Migrations --to Shop.csproj",
            "dotnet migrationkit diff --from postgres://app@localhost/shop --to Migrations/schema.manifest.json --script",
            "dotnet migrationkit diff --from postgres://app@staging/shop --to postgres://app@production/shop --exit-code --json",
            "dotnet migrationkit diff --from postgres://app@localhost/shop --to schema.sql --scratch postgres://localhost/postgres",
            "dotnet migrationkit diff --from empty --to Migrations --script")
    {
        Add(_from);
        Add(_to);
        Add(_script);
        Add(_exitCode);
        Add(_owners);
        Add(CommonOptions.Strict);
        Add(CommonOptions.Schemas);
        Add(CommonOptions.Excluded);
        Add(CommonOptions.Scratch);
        Add(CommonOptions.Configuration);
        Add(CommonOptions.Framework);
        Add(CommonOptions.NoBuild);
    }

    protected override async Task<Report> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var filter = CommonOptions.FilterOf(arguments) with { Owners = arguments.GetValue(_owners) };
        var parser = new SourceParser(Host, BuildSettings.Of(arguments), filter);
        var from = parser.Parse(arguments.GetRequiredValue(_from));
        var to = parser.Parse(arguments.GetRequiredValue(_to));
        var scratch = CommonOptions.ScratchOf(arguments);
        var (comparison, notModelled) = await SourceComparison.CompareAsync(from, to, filter, scratch, cancellationToken).ConfigureAwait(false);
        return new DiffReport(from.Description, to.Description, comparison, notModelled)
        {
            AsScript = arguments.GetValue(_script),
            Strict = arguments.GetValue(CommonOptions.Strict),
            DifferenceIsFinding = arguments.GetValue(_exitCode),
        };
    }
}
