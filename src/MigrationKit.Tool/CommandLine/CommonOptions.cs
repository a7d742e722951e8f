using System.CommandLine;
using MigrationKit.Core.Model;
using MigrationKit.Introspection;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;

namespace MigrationKit.Tool.CommandLine;

/// <summary>Options that mean the same wherever they stand.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the result as JSON on standard output.",
        Recursive = true,
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Print the stack trace of an error.",
        Recursive = true,
    };

    public static Option<string?> Project { get; } = new("--project", "-p")
    {
        Description = "The project that declares the schema. Default: the only .csproj of the current folder.",
        HelpName = "file or folder",
    };

    public static Option<string?> Connection { get; } = new("--connection")
    {
        Description = "The database, as a connection string or a postgres:// URL. Default: the environment variable "
            + "MIGRATIONKIT_CONNECTION, then the connection string in the appsettings.json, user secrets and environment of the project.",
        HelpName = "connection",
    };

    public static Option<string?> TenantSchema { get; } = new("--tenant-schema")
    {
        Description = "The schema of one tenant, where tenants are schemas of the database: it takes the place of the schema that the option "
            + "MigrationKit:TenantSchema of the project names, and has a history of its own.",
        HelpName = "name",
    };

    public static Option<string?> Configuration { get; } = new("--configuration", "-c")
    {
        Description = "The configuration to build. Default: that of the project, usually Debug.",
        HelpName = "name",
    };

    public static Option<string?> Framework { get; } = new("--framework", "-f")
    {
        Description = "The target framework to read the declared schema from. Default: the first one.",
        HelpName = "tfm",
    };

    public static Option<bool> NoBuild { get; } = new("--no-build")
    {
        Description = "Read the assembly as it was built last.",
    };

    public static Option<string[]> Schemas { get; } = new("--schema")
    {
        Description = "Look at this schema only, on both sides. May be repeated. Default: all but those of PostgreSQL and MigrationKit.",
        HelpName = "name",
    };

    public static Option<string[]> Excluded { get; } = new("--exclude")
    {
        Description = "Leave out objects whose name, or schema.name, fits this pattern with * and ?. May be repeated.",
        HelpName = "pattern",
    };

    public static Option<bool> Strict { get; } = new("--strict")
    {
        Description = "Count what MigrationKit does not model (subscriptions, user mappings, …) as findings.",
    };

    public static Option<string?> Scratch { get; } = new("--scratch")
    {
        Description = "A server on which databases may be created for a moment, to see what PostgreSQL makes of what is declared. Default: the "
            + "server of the database that is compared, else one of this machine that is started for it.",
        HelpName = "connection",
    };

    /// <summary>The server that <see cref="Scratch"/> names.</summary>
    public static Database? ScratchOf(ParseResult arguments) =>
        arguments.GetValue(Scratch) is { Length: > 0 } connection ? new Database(connection) : null;

    /// <summary>The part of a database that <see cref="Schemas"/> and <see cref="Excluded"/> leave.</summary>
    public static CatalogFilter FilterOf(ParseResult arguments) => CatalogFilter.Default with
    {
        Schemas = arguments.GetValue(Schemas) ?? [],
        ExcludedNames = arguments.GetValue(Excluded) ?? [],
    };

    /// <summary>The same of what a project is about.</summary>
    public static CatalogFilter FilterOf(ParseResult arguments, MigrationProject project)
    {
        var filter = FilterOf(arguments) with { ExcludedSchemas = EquatableArray.Of(project.HistorySchema) };
        return project.Tenant is { } tenant ? filter with { Schemas = EquatableArray.Of(tenant.Name) } : filter;
    }
}
