using System.IO.Compression;
using System.Text;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;

namespace MigrationKit.Drift;

/// <summary>What is remembered of a database: its schema when migrations were applied last.</summary>
/// <param name="ServerMajor">The major version of the server that printed it.</param>
/// <param name="Heads">The last migration of each model at that time, as JSON.</param>
/// <param name="RecordedAt">When it was.</param>
/// <param name="Manifest">The schema as <see cref="Pack"/> makes it.</param>
internal sealed record RecordedState(int ServerMajor, string Heads, DateTimeOffset RecordedAt, byte[] Manifest)
{
    /// <summary>A schema as gzip of its manifest in UTF-8.</summary>
    public static byte[] Pack(DatabaseSchema schema)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(ManifestWriter.Write(schema)));
        }

        return packed.ToArray();
    }

    /// <summary>The text of the manifest.</summary>
    /// <exception cref="InvalidDataException">It is not compressed as it should be.</exception>
    public string Text()
    {
        using var gzip = new GZipStream(new MemoryStream(Manifest), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The schema that such a text is of.</summary>
    /// <exception cref="FindingException">It is of a newer format, or no manifest.</exception>
    public static DatabaseSchema Parse(string text) => ManifestReader.Read(text, "The recorded state");

    /// <exception cref="FindingException">It is of a newer format, or no manifest.</exception>
    /// <exception cref="InvalidDataException">It is not compressed as it should be.</exception>
    public DatabaseSchema Unpack() => Parse(Text());
}
