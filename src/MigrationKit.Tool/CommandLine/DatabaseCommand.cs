using System.CommandLine;
using MigrationKit.Core.Model;
using MigrationKit.Execution;
using MigrationKit.Hosting;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.CommandLine;

/// <summary>A command about a project and a database.</summary>
internal abstract class DatabaseCommand : ProjectCommand
{
    protected DatabaseCommand(ToolHost host, string name, string description, params string[] examples)
        : base(host, name, description, examples) => Add(CommonOptions.Connection);

    protected abstract Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken);

    protected sealed override Task<Report> RunAsync(MigrationProject project, ParseResult arguments, CancellationToken cancellationToken)
    {
        var database = new DatabaseFinder(Host).Find(arguments.GetValue(CommonOptions.Connection), project);
        return arguments.GetValue(CommonOptions.TenantSchema) is { } schema
            ? RunAsync(project, TenantOf(schema, project, database), database, arguments, cancellationToken)
            : RunAsync(project, database, arguments, cancellationToken);
    }

    private Task<Report> RunAsync(
        MigrationProject project, TenantSchema tenant, Database database, ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(CommonOptions.Schemas) is { Length: > 0 })
        {
            throw new UsageException("--tenant-schema is about one schema already.", "Leave out --schema, or --tenant-schema.");
        }

        return RunAsync(project.For(tenant), database.For(tenant), arguments, cancellationToken);
    }

    private TenantSchema TenantOf(string schema, MigrationProject project, Database database)
    {
        var word = OptionsReader.Read(ProjectConfiguration.Read(project, Host)).TenantSchema ?? throw new ToolException(
            $"Nothing says which schema of the migrations of {project.Name} stands for those of tenants.",
            "Say so in appsettings.json: \"MigrationKit\": { \"TenantSchema\": \"tenant_schema\" }; "
                + "or in the environment: MigrationKit__TenantSchema=tenant_schema.",
            Codes.TenantSchemaUnusable);
        return TenantSchema.Of(new Tenant(schema, database.ConnectionString) { Schema = schema }, word, [project.HistorySchema])!;
    }
}
