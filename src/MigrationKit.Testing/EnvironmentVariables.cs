namespace MigrationKit.Testing;

internal static class EnvironmentVariables
{
    public const string BinDirectory = "MIGRATIONKIT_PG_BIN";
    public const string Connection = "MIGRATIONKIT_PG_CONNECTION";
}
