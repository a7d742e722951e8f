using System.Runtime.CompilerServices;

namespace MigrationKit.Tests.Support;

/// <summary>Files beside the sources of the tests.</summary>
internal static class TestFiles
{
    public static string PathOf(string file, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, file);
}
