namespace MigrationKit.Generators;

/// <summary>Where the project lives.</summary>
internal static class ProjectLinks
{
    private const string Repository = "https://github.com/migrationkit/migrationkit";

    public const string Issues = Repository + "/issues";

    /// <summary>The page of a code.</summary>
    public static string Page(string code) => $"{Repository}/blob/main/docs/codes/{code}.md";
}
