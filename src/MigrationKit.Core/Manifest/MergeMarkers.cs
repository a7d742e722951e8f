using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest;

/// <summary>Recognises a file that git could not merge.</summary>
internal static class MergeMarkers
{
    /// <exception cref="FindingException">A line of the text is a conflict marker (MK2009).</exception>
    public static void Check(string text, string path)
    {
        var line = 1;
        for (var start = 0; start >= 0 && start < text.Length; line++)
        {
            if (IsMarker(text, start))
            {
                throw new FindingException(new Finding(
                    Codes.MergeMarker,
                    $"{path} has an unresolved merge conflict.",
                    "Keep either side of the file, then remove the migration of your branch and add it again with: dotnet build -t:MigrationKitAdd -p:MigrationName=<name>")
                { File = path, Line = line });
            }

            var end = text.IndexOf('\n', start);
            start = end < 0 ? -1 : end + 1;
        }
    }

    private static bool IsMarker(string text, int start) =>
        Starts(text, start, "<<<<<<< ") || Starts(text, start, ">>>>>>> ") || Starts(text, start, "=======\n") || Starts(text, start, "=======\r");

    private static bool Starts(string text, int start, string marker) => string.CompareOrdinal(text, start, marker, 0, marker.Length) == 0;
}
