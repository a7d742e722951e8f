using MigrationKit.Core.Manifest.Codecs;
using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest;

/// <summary>Reads what <see cref="ManifestWriter"/> writes, in any of its forms.</summary>
internal static class ManifestReader
{
    /// <param name="text">The manifest's text.</param>
    /// <param name="path">What to call the file in errors.</param>
    /// <exception cref="FindingException">Merge markers (MK2009), a newer format (MK2010), or anything else that is no manifest (MK2008).</exception>
    public static DatabaseSchema Read(string text, string path)
    {
        MergeMarkers.Check(text, path);
        try
        {
            var json = JsonReader.ReadObject(text);
            CheckFormat(json, ManifestWriter.Format, path);
            return DatabaseSchema.Create(Objects(json));
        }
        catch (JsonFormatException error)
        {
            throw Unreadable(error.Message, path, error.Line);
        }
        catch (ArgumentException)
        {
            throw Unreadable("an object stands in it twice", path, 1);
        }
    }

    public static void CheckFormat(JsonObject json, int newest, string path)
    {
        var format = json.Number("format") ?? throw json.Wrong("format", "a whole number");
        if (format > newest)
        {
            throw new FindingException(new Finding(
                Codes.NewerFormat,
                $"{path} is of format {format}; this version of MigrationKit reads up to {newest}.",
                "Update the MigrationKit package to the version that wrote it.") { File = path });
        }
    }

    private static IEnumerable<SchemaObject> Objects(JsonObject json)
    {
        Unknown(json, static codec => !codec.IsPartOfTable, "format");
        foreach (var codec in ObjectCodec.All.Where(static codec => !codec.IsPartOfTable))
        {
            foreach (var entry in json.Objects(codec.Section))
            {
                var item = codec.Read(entry, default);
                yield return item;
                foreach (var part in item.Id.Kind.IsRelation() ? Parts(entry, item.Id.QualifiedName) : [])
                {
                    yield return part;
                }
            }
        }
    }

    private static IEnumerable<SchemaObject> Parts(JsonObject json, QualifiedName table)
    {
        foreach (var codec in ObjectCodec.All.Where(static codec => codec.IsPartOfTable))
        {
            var ordinal = 0;
            foreach (var entry in json.Objects(codec.Section))
            {
                var part = codec.Read(entry, table);
                yield return part is Column column ? column with { Ordinal = ++ordinal } : part;
            }
        }
    }

    // A section that we do not know would be lost without a word at the next write.
    private static void Unknown(JsonObject json, Func<ObjectCodec, bool> known, string alsoKnown)
    {
        foreach (var key in json.Keys.Where(key => key != alsoKnown && !ObjectCodec.All.Any(codec => known(codec) && codec.Section == key)))
        {
            throw new JsonFormatException($"\"{key}\" is not a section of a manifest", json.Line);
        }
    }

    private static FindingException Unreadable(string what, string path, int line) => new(new Finding(
        Codes.UnreadableManifest,
        $"{path} is not a manifest: {what}.",
        "Restore the file from version control; it is written by the MigrationKitAdd target and never by hand.") { File = path, Line = line });
}
