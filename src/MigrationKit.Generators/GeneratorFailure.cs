namespace MigrationKit.Generators;

internal static class GeneratorFailure
{
    /// <summary>What is said when our own code throws.</summary>
    public static string Message(string part, string failure) =>
        $"The {part} of MigrationKit failed, so that this build knows nothing of the declared schema: {failure} "
        + $"This is an error of MigrationKit; please report it with the class that causes it at {ProjectLinks.Issues}";
}
