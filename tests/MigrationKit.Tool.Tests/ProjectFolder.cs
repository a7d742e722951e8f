using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Planning;

namespace MigrationKit.Tool.Tests;

/// <summary>A project in a temporary folder, with migrations made as the build makes them.</summary>
internal sealed class ProjectFolder : IDisposable
{
    private int _migrations;

    public ProjectFolder() =>
        Write("Shop.csproj", "<Project><PropertyGroup><AssemblyName>Shop</AssemblyName></PropertyGroup></Project>");

    public string Path { get; } = Directory.CreateTempSubdirectory("mk-tool-").FullName;

    /// <summary>
    /// A project with three migrations: <see cref="Schemas.Users"/>, <see cref="Schemas.WithAge"/>, <see cref="Schemas.WithIndex"/>.
    /// </summary>
    public static ProjectFolder WithMigrations() =>
        new ProjectFolder().Add("initial", Schemas.Users).Add("add_age", Schemas.WithAge).Add("add_index", Schemas.WithIndex);

    public ProjectFolder Add(string name, DatabaseSchema declared)
    {
        var history = MigrationHistory.Load(Files(), "Migrations");
        var id = $"2026112009300{++_migrations}_{name}";
        var schema = SchemaNormalizer.Normalize(declared);
        foreach (var file in NewMigration.Make(history, schema, "Migrations", id, PlannerOptions.Default, out _))
        {
            Write(file.Path, file.Text);
        }

        return this;
    }

    public void Write(string path, string text)
    {
        var file = FullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void WriteManifest(string path, DatabaseSchema schema) => Write(path, ManifestWriter.Write(SchemaNormalizer.Normalize(schema)));

    public string Read(string path) => File.ReadAllText(FullPath(path));

    public string FullPath(string path) => System.IO.Path.Combine(Path, path);

    /// <summary>Appends a comment to a script, as a person might.</summary>
    public void Edit(string path) => File.AppendAllText(FullPath(path), "-- edited\n");

    public Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.InAsync(Path, arguments);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private IEnumerable<MigrationFile> Files() => Directory.Exists(FullPath("Migrations"))
        ? Directory.EnumerateFiles(FullPath("Migrations"), "*", SearchOption.AllDirectories)
            .Select(file => new MigrationFile(System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'), File.ReadAllText(file)))
        : [];
}
