namespace MigrationKit.Tasks;

/// <summary>A file under <c>obj</c>, touched only when it changes.</summary>
internal static class GeneratedFile
{
    /// <param name="path">The file.</param>
    /// <param name="text">Its text; null for a file that must not be there.</param>
    public static void Write(string path, string? text)
    {
        if (text is null)
        {
            File.Delete(path);
        }
        else if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
