namespace MigrationKit.Hosting;

/// <summary>Programs that run the start of an application to look at it. Building must never migrate.</summary>
internal static class DesignTimeHost
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GetDocument.Insider"] = "the OpenAPI generator (GetDocument.Insider)",
        ["dotnet-getdocument"] = "the OpenAPI generator (dotnet-getdocument)",
        ["ef"] = "the Entity Framework tool (dotnet ef)",
        ["dotnet-ef"] = "the Entity Framework tool (dotnet ef)",
        ["dotnet-migrationkit"] = "the MigrationKit tool (dotnet migrationkit)",
        ["MigrationKit.Tool"] = "the MigrationKit tool (dotnet migrationkit)",
    };

    /// <summary>The program, for people; null for an application that runs by itself.</summary>
    public static string? NameOf(string? entryAssembly) => entryAssembly is null ? null : Names.GetValueOrDefault(entryAssembly);
}
