namespace MigrationKit.Testing.Discovery;

/// <summary>What the finder has to know of the machine, so that it can be tested against invented ones.</summary>
internal interface IMachine
{
    bool IsWindows { get; }

    string? Variable(string name);

    bool FileExists(string path);

    /// <summary>Names of the folders in <paramref name="directory"/> that match; none if it does not exist.</summary>
    IEnumerable<string> FolderNames(string directory, string pattern);

    /// <summary>The file that a chain of symbolic links ends at.</summary>
    string ResolveLinks(string file);

    /// <summary>What the program prints for <c>--version</c>; null if it does not run.</summary>
    string? VersionText(string program);
}
