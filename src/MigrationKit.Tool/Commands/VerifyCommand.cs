using System.CommandLine;
using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.Hosting;
using MigrationKit.Internal;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Comparing;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Pulling;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class VerifyCommand : DatabaseCommand
{
    private readonly Option<DriftBasis?> _against = new("--against")
    {
        Description = "What to compare with: recorded, what the database was when migrations were applied last; or model, what its migrations "
            + "lead to. Default: recorded, and model where nothing is recorded.",
        HelpName = "recorded|model",
    };

    private readonly Option<bool> _accept = new("--accept")
    {
        Description = "Record the whole database as it is, after showing how it differs: from then on that is what it is compared with.",
    };

    public VerifyCommand(ToolHost host)
        : base(
            host,
            "verify",
            "Compares a live database with what was recorded of it when migrations were applied, names what was added, changed or dropped since, and "
                + "prints the SQL of both ways out and what to declare. Exit code 2 when they differ. Changes nothing in the schema.",
            "dotnet migrationkit database verify",
            "dotnet migrationkit database verify --connection postgres://app@localhost/shop --strict --json",
            "dotnet migrationkit database verify --against model --schema public --exclude 'legacy_*'",
            "dotnet migrationkit database verify --accept")
    {
        Add(CommonOptions.TenantSchema);
        Add(_against);
        Add(_accept);
        Add(CommonOptions.Schemas);
        Add(CommonOptions.Excluded);
        Add(CommonOptions.Strict);
        Add(CommonOptions.Scratch);
    }

    protected override async Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken)
    {
        // What the application leaves out is nobody's drift here either.
        var options = OptionsReader.Read(ProjectConfiguration.Read(project, Host));
        var named = CommonOptions.FilterOf(arguments);
        var isAccepted = arguments.GetValue(_accept);
        if (isAccepted && named != Introspection.CatalogFilter.Default)
        {
            throw new UsageException("--accept records the whole database.", "Leave out --schema and --exclude, or --accept.");
        }

        var filter = CommonOptions.FilterOf(arguments, project) with
        {
            ExcludedNames = named.ExcludedNames.Concat(options.DriftExclude).ToEquatableArray(),
        };
        var verification = new DriftVerification(project, database, filter, CommonOptions.ScratchOf(arguments));
        var drift = await verification.FindAsync(arguments.GetValue(_against), cancellationToken).ConfigureAwait(false);
        if (isAccepted)
        {
            drift = verification.Accepted(drift, await AcceptAsync(project, database, options, arguments, cancellationToken).ConfigureAwait(false));
        }

        return new VerifyReport(database.Description, project.ModelName, drift, Declarations.Of(drift.Comparison, project))
        {
            Strict = arguments.GetValue(CommonOptions.Strict),
            IsAccepted = isAccepted,
        };
    }

    private async Task<DatabaseSchema> AcceptAsync(
        MigrationProject project, Database database, MigrationOptions options, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLog(Host, arguments.GetValue(CommonOptions.Verbose));
        return await new StateAcceptance(new ConnectionSource(database.ConnectionString), options, progress.CreateLogger(LogMessages.Category))
            .AcceptAsync(FileScripts.SetOf(project, project.Migrations.LoadSound()), cancellationToken).ConfigureAwait(false);
    }
}
