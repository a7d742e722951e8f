namespace MigrationKit.Internal;

/// <summary>The migrations of a set as the build writes them into an assembly: a line for each.</summary>
internal static class MigrationList
{
    private const int Fields = 5;
    private const string Down = "down";

    /// <param name="modelName">The model, which the names of the resources begin with.</param>
    /// <param name="text">The lines.</param>
    /// <exception cref="ArgumentException">A line does not have what belongs into it.</exception>
    public static IReadOnlyList<Migration> Read(string modelName, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var migrations = new List<Migration>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // The id is the name of a folder, in which there may be blanks.
            var fields = line.Split(' ', Fields);
            if (fields.Length < Fields)
            {
                throw new ArgumentException($"\"{line}\" is no line of a list of migrations.", nameof(text));
            }

            var folder = $"MigrationKit/{modelName}/{fields[4]}/";
            migrations.Add(new Migration(
                fields[4], fields[0], fields[1], fields[2], folder + "up.sql", fields[3] == Down ? folder + "down.sql" : null));
        }

        return migrations;
    }
}
