using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Tasks;
using MigrationKit.Tool.Projects;

namespace MigrationKit.Tool.Pulling;

/// <summary>The first migration of a project that takes over a database: it leads from nothing to what is there.</summary>
internal static class Baseline
{
    private const string Name = "baseline";

    /// <returns>The folder that was added; null where the project has migrations already or there is nothing in the database.</returns>
    public static string? Add(MigrationProject project, DatabaseSchema schema, TimeProvider clock)
    {
        var history = project.Migrations.LoadSound();
        if (history.Migrations.Count > 0)
        {
            return null;
        }

        var id = MigrationId.Next(Name, history, clock.GetUtcNow().UtcDateTime);
        var files = NewMigration.Make(history, schema, project.Migrations.Name, id, PlannerOptions.Since(project.PostgresVersion), out _);
        if (files.Count == 0)
        {
            return null;
        }

        Directory.CreateDirectory(project.Migrations.FullPath);
        new MigrationsFolder(project.Directory, project.Migrations.Name).Add(files);
        return $"{project.Migrations.Name}/{id}";
    }
}
