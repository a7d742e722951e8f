using System.Text;
using MigrationKit.Core.Manifest.Codecs;
using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest;

/// <summary>What a manifest text is for.</summary>
internal enum ManifestForm
{
    /// <summary>The file in the repository: columns in the order of their table.</summary>
    File,

    /// <summary>The text that is hashed: columns sorted by name, because PostgreSQL cannot move a column.</summary>
    Canonical,

    /// <summary>The text that the generator hands to the task: as the file, with the hints (former names).</summary>
    Payload,
}

/// <summary>
/// Writes a schema model as JSON, one object per line so that git merges it: fixed key order, ordinal sort, <c>\n</c>, no BOM, no time, no path.
/// </summary>
internal sealed class ManifestWriter
{
    /// <summary>The format that this version writes and the newest that it reads.</summary>
    public const int Format = 1;

    private readonly StringBuilder _text = new();
    private readonly DatabaseSchema _schema;
    private readonly ManifestForm _form;

    private ManifestWriter(DatabaseSchema schema, ManifestForm form) => (_schema, _form) = (schema, form);

    public static string Write(DatabaseSchema schema, ManifestForm form = ManifestForm.File) => new ManifestWriter(schema, form).Write();

    private string Write()
    {
        _text.Append("{\n  \"format\": ").Append(Format);
        var byKind = _schema.Objects.Where(static item => item is not TableObject).ToLookup(static item => item.Id.Kind);
        foreach (var codec in ObjectCodec.All.Where(static codec => !codec.IsPartOfTable))
        {
            Section("  ", codec, byKind[codec.Kind]);
        }

        return _text.Append("\n}\n").ToString();
    }

    private void Section(string indent, ObjectCodec codec, IEnumerable<SchemaObject> items)
    {
        var first = true;
        foreach (var item in items)
        {
            _text.Append(first ? $",\n{indent}\"{codec.Section}\": [\n" : ",\n").Append(indent).Append("  ");
            JsonWriter.WriteObject(_text, json => codec.Write(item, json, _form == ManifestForm.Payload));
            if (codec.Kind.IsRelation())
            {
                Parts(item.Id, indent + "    ");
            }

            first = false;
        }

        if (!first)
        {
            _text.Append('\n').Append(indent).Append(']');
        }
    }

    private void Parts(ObjectId table, string indent)
    {
        _text.Length -= " }".Length;
        var parts = _schema.PartsOf(table).ToLookup(static part => part.Id.Kind);
        foreach (var codec in ObjectCodec.All.Where(static codec => codec.IsPartOfTable))
        {
            var items = codec.Kind == ObjectKind.Column && _form != ManifestForm.Canonical ? _schema.ColumnsOf(table) : parts[codec.Kind];
            Section(indent, codec, items);
        }

        _text.Append(" }");
    }
}
