using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

/// <summary>How one kind of object stands in the manifest. Names of the object and its table are written by whoever calls.</summary>
internal abstract class ObjectCodec
{
    /// <summary>All kinds, in the order of the manifest.</summary>
    public static IReadOnlyList<ObjectCodec> All { get; } =
    [
        new NamespaceCodec(),
        new ExtensionCodec(),
        new EnumCodec(),
        new SequenceCodec(),
        new TableCodec(),
        new ColumnCodec(),
        new PrimaryKeyCodec(),
        new UniqueCodec(),
        new ExclusionCodec(),
        new CheckCodec(),
        new ForeignKeyCodec(),
        new IndexCodec(),
        new DefinedCodec(ObjectKind.View, "views"),
        new DefinedCodec(ObjectKind.MaterializedView, "materializedViews"),
        new DefinedCodec(ObjectKind.Rule, "rules"),
        new DefinedCodec(ObjectKind.Trigger, "triggers"),
        new DefinedCodec(ObjectKind.Policy, "policies"),
        new DefinedCodec(ObjectKind.EventTrigger, "eventTriggers"),
        new DefinedCodec(ObjectKind.Function, "functions"),
        new DefinedCodec(ObjectKind.Procedure, "procedures"),
        new DefinedCodec(ObjectKind.Aggregate, "aggregates"),
        new IdentitySequenceCodec(),
        new ViewColumnCodec(),
        new DefinedCodec(ObjectKind.Statistics, "statistics"),
        new PublicationCodec(),
        new DefinedCodec(ObjectKind.TextSearchParser, "textSearchParsers"),
        new DefinedCodec(ObjectKind.TextSearchTemplate, "textSearchTemplates"),
        new DefinedCodec(ObjectKind.TextSearchDictionary, "textSearchDictionaries"),
        new DefinedCodec(ObjectKind.TextSearchConfiguration, "textSearchConfigurations"),
        new DefinedCodec(ObjectKind.ForeignDataWrapper, "foreignDataWrappers"),
        new DefinedCodec(ObjectKind.ForeignServer, "foreignServers"),
        new DefaultPrivilegesCodec(),
        new DefinedCodec(ObjectKind.Domain, "domains"),
        new DefinedCodec(ObjectKind.Composite, "composites"),
        new DefinedCodec(ObjectKind.Range, "ranges"),
        new DefinedCodec(ObjectKind.Collation, "collations"),
        new DefinedCodec(ObjectKind.Operator, "operators"),
        new DefinedCodec(ObjectKind.OperatorFamily, "operatorFamilies"),
        new DefinedCodec(ObjectKind.OperatorClass, "operatorClasses"),
        new DefinedCodec(ObjectKind.Cast, "casts"),
        new DefinedCodec(ObjectKind.Conversion, "conversions"),
        new DefinedCodec(ObjectKind.Transform, "transforms"),
        new DefinedCodec(ObjectKind.Language, "languages"),
        new DefinedCodec(ObjectKind.AccessMethod, "accessMethods"),
    ];

    public abstract ObjectKind Kind { get; }

    /// <summary>The key of the list that holds the objects of this kind.</summary>
    public abstract string Section { get; }

    /// <summary>Whether objects of this kind stand inside their table.</summary>
    public virtual bool IsPartOfTable => false;

    public static ObjectCodec Of(ObjectKind kind) => All.First(codec => codec.Kind == kind);

    public void Write(SchemaObject item, JsonWriter json, bool withHints = false)
    {
        WriteName(item, json);
        WriteBody(item, json);
        json.String("comment", item.Comment);
        json.String("owner", item.Owner);
        PrivilegeCodec.Write(item.Privileges, json);
        json.Object("securityLabels", item.Labels.IsEmpty ? null : labels => item.Labels.ToList().ForEach(label => labels.String(label.Name, label.Value)));
        if (withHints)
        {
            json.Strings("renamedFrom", item.RenamedFrom.Value);
            WriteHints(item, json);
        }
    }

    public SchemaObject Read(JsonObject json, QualifiedName table) => ReadBody(json, ReadName(json), table) with
    {
        Comment = json.StringOrNull("comment"),
        Owner = json.StringOrNull("owner"),
        Privileges = PrivilegeCodec.Read(json),
        Labels = json.Object("securityLabels") is { } labels ? labels.Keys.Select(key => new Clause(key, labels.String(key))).ToEquatableArray() : default,
        RenamedFrom = json.Strings("renamedFrom"),
    };

    protected abstract void WriteBody(SchemaObject item, JsonWriter json);

    protected abstract SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table);

    protected virtual void WriteHints(SchemaObject item, JsonWriter json)
    {
    }

    private static QualifiedName ReadName(JsonObject json) => new(json.StringOrNull("schema") ?? "", json.String("name"));

    private void WriteName(SchemaObject item, JsonWriter json)
    {
        if (!IsPartOfTable && item.Id.Schema.Length > 0)
        {
            json.String("schema", item.Id.Schema);
        }

        json.String("name", item.Id.Name);
    }
}

/// <summary>A codec that knows the type of its objects.</summary>
internal abstract class ObjectCodec<T> : ObjectCodec
    where T : SchemaObject
{
    protected abstract void WriteBody(T item, JsonWriter json);

    protected sealed override void WriteBody(SchemaObject item, JsonWriter json) => WriteBody((T)item, json);

    protected virtual void WriteHints(T item, JsonWriter json)
    {
    }

    protected sealed override void WriteHints(SchemaObject item, JsonWriter json) => WriteHints((T)item, json);
}

/// <summary>A codec for a part of a table.</summary>
internal abstract class TableObjectCodec<T> : ObjectCodec<T>
    where T : TableObject
{
    public sealed override bool IsPartOfTable => true;
}
