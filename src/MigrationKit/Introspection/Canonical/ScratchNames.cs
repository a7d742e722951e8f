using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Introspection.Canonical;

/// <summary>
/// The names under which a declared schema is created for a moment. Only what is declared gets another schema: a type or function of an
/// extension, or one that is not in the model, is where it is.
/// </summary>
internal sealed class ScratchNames
{
    private readonly string _prefix = $"mk_scratch_{Guid.NewGuid():N}_"[..24];
    private readonly Dictionary<string, string> _scratch = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _original = new(StringComparer.Ordinal);

    public ScratchNames(DatabaseSchema declared)
    {
        Declared = DatabaseSchema.Create(declared.Objects.Select(SequenceConstants.Complete));
        foreach (var schema in declared.Objects.Where(IsMoved).Select(static item => item.Id.Schema).Distinct())
        {
            var scratch = $"{_prefix}_{_scratch.Count}";
            _scratch.Add(schema, scratch);
            _original.Add(scratch, schema);
        }
    }

    /// <summary>The declared schema, its sequences named by constants that can be recognised.</summary>
    public DatabaseSchema Declared { get; }

    public EquatableArray<string> Schemas => _original.Keys.ToEquatableArray();

    public bool IsScratch(string text) => text.Contains(_prefix, StringComparison.Ordinal);

    /// <summary>The schemas in which an unqualified name is looked for, each behind the scratch schema that stands for it.</summary>
    public IEnumerable<string> SearchPath(IEnumerable<string> path) =>
        path.SelectMany(schema => _scratch.TryGetValue(schema, out var scratch) ? new[] { scratch, schema } : [schema]);

    public SchemaObject ToScratch(SchemaObject item)
    {
        var bare = item is Sequence sequence ? (sequence with { OwnedBy = null }).Bare : item.Bare;
        var moved = Mentions.Of(item, Declared).Append(item.Id.ParentId ?? item.Id).Where(IsMoved).Distinct();
        return moved.Aggregate(bare, (current, id) => current.Renamed(new Renaming(id, id with { Schema = _scratch[id.Schema] })));
    }

    public SchemaObject FromScratch(SchemaObject item)
    {
        var mentioned = _original.Where(pair => IsIn(item, pair.Key));
        return mentioned.Aggregate(item, static (current, pair) => current.Renamed(new Renaming(Schema(pair.Key), Schema(pair.Value))));
    }

    public ObjectId FromScratch(ObjectId id) => id.Kind == ObjectKind.Schema
        ? id with { Name = _original.GetValueOrDefault(id.Name, id.Name) }
        : id with { Schema = _original.GetValueOrDefault(id.Schema, id.Schema) };

    /// <summary>What the server says, with the names that people know.</summary>
    public string FromScratch(string message) =>
        _original.Aggregate(message, static (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    private static bool IsIn(SchemaObject item, string schema) =>
        item.Id.Schema == schema
        || item.References.Any(id => id.Schema == schema)
        || item.Expressions.Any(expression => expression.Contains(schema, StringComparison.Ordinal));

    private static bool IsMoved(SchemaObject item) => IsMoved(item.Id);

    private static bool IsMoved(ObjectId id) => id.Kind is ObjectKind.Enum or ObjectKind.Sequence or ObjectKind.Table;

    private static ObjectId Schema(string name) => new(ObjectKind.Schema, "", name);
}
