using MigrationKit.Core.Migrations;
using MigrationKit.Internal;
using MigrationKit.Introspection;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Migrations;
using MigrationKit.Tool.Projects;

namespace MigrationKit.Tool.Sources;

/// <summary>Finds out what kind of source a text names.</summary>
internal sealed class SourceParser(ToolHost host, BuildSettings settings, CatalogFilter filter)
{
    private const string Kinds = "A source is a connection (postgres://… or Host=…;…), a .csproj, a manifest (.json), "
        + "a folder of migrations, a .sql file, a folder of .sql files, or the word empty.";

    /// <exception cref="UsageException">It is none of them, or it is not there.</exception>
    public SchemaSource Parse(string text)
    {
        if (text == EmptySource.Word)
        {
            return new EmptySource();
        }

        // A connection string may hold a password, so nothing is tried with it that would repeat it in an error.
        return ConnectionStringReader.IsPostgres(text) ? new DatabaseSource(new Database(text), filter) : ParsePath(text);
    }

    private SchemaSource ParsePath(string text)
    {
        var path = host.FullPath(text);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            _ when Directory.Exists(path) => Folder(path, text),
            ".csproj" => new ProjectSource(Existing(path, text), text, settings, host),
            ".json" => new ManifestSource(Existing(path, text), text),
            ".sql" => new ScriptSource([new ScriptFile(Existing(path, text), text)], text, filter),
            _ => throw new UsageException($"{(MayHoldPassword(text) ? "This text" : text)} is not a source.", Kinds),
        };
    }

    private SchemaSource Folder(string path, string text)
    {
        var name = text.Replace('\\', '/').TrimEnd('/');
        var isOfMigrations = File.Exists(Path.Combine(path, MigrationHistory.ManifestName))
            || Directory.EnumerateDirectories(path).Any(static folder => File.Exists(Path.Combine(folder, "migration.json")));
        return isOfMigrations ? new FolderSource(new MigrationDirectory(Path.TrimEndingDirectorySeparator(path), name), text)
            : ScriptFile.In(path, name) is { Count: > 0 } files ? new ScriptSource(files, text, filter)
            : throw new UsageException($"The folder {text} has neither migrations nor .sql files in it.", Kinds);
    }

    private static string Existing(string path, string text) =>
        File.Exists(path) ? path : throw new UsageException($"There is no file {text}.", Kinds);

    private static bool MayHoldPassword(string text) =>
        text.Contains('=', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal);
}
