using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Tests.Schemas;

/// <summary>The objects of a random schema while it is made, and the dice.</summary>
internal sealed class RandomObjects(int seed, int version)
{
    private static readonly string[] s_names =
    [
        "alpha", "beta", "gamma", "delta", "order", "user", "Mixed Case", "quo\"te", "dot.ted", "émoji_🎉", "a_rather_long_name_that_is_still_legal_in_postgresql_x",
        "select", "note", "kind", "state", "amount", "code", "title", "owner", "parent",
    ];

    private readonly Random _random = new(seed);
    private readonly Dictionary<ObjectId, SchemaObject> _objects = [];
    private readonly Dictionary<ObjectId, SqlTemplate> _templates = [];
    private int _counter;

    /// <summary>The major version of PostgreSQL that must accept the schema.</summary>
    public int Version => version;

    public IEnumerable<SchemaObject> Everything => _objects.Values.OrderBy(static item => item.Id);

    public DatabaseSchema Snapshot() => DatabaseSchema.FromDictionary(new Dictionary<ObjectId, SchemaObject>(_objects));

    public IEnumerable<T> All<T>()
        where T : SchemaObject => _objects.Values.OfType<T>().OrderBy(static item => item.Id);

    /// <summary>The identities of a kind.</summary>
    public List<ObjectId> Of(params ObjectKind[] kinds) => [.. _objects.Keys.Where(id => kinds.Contains(id.Kind)).OrderBy(static id => id)];

    public SchemaObject? Find(ObjectId id) => _objects.GetValueOrDefault(id);

    public IEnumerable<Column> ColumnsOf(QualifiedName table) => All<Column>().Where(column => column.Table == table);

    public void Put(SchemaObject item) => _objects[item.Id] = item;

    /// <summary>Adds, or replaces, an object by the statements that declare it; what stands beside it stays.</summary>
    /// <param name="self">Its own name, quoted.</param>
    /// <param name="sql">See <see cref="SqlTemplate"/>.</param>
    public void Declare(string self, FormattableString sql) => Declare(self, new SqlTemplate(sql));

    public void Declare(QualifiedName self, FormattableString sql) => Declare(Quoted(self), sql);

    /// <summary>Replaces an object by the same one said otherwise.</summary>
    public void Redeclare(ObjectId id, FormattableString sql) => Declare(WrittenName(id), new SqlTemplate(sql));

    /// <summary>Takes an object away, and a column from heirs too.</summary>
    public void Remove(ObjectId id)
    {
        foreach (var heir in id.Kind == ObjectKind.Column ? Snapshot().Tree.ChildrenOf(id.ParentName).ToList() : [])
        {
            Remove(ObjectId.Of(ObjectKind.Column, heir, id.Name));
        }

        _objects.Remove(id);
        _templates.Remove(id);
    }

    public bool Holds(ObjectId id, DatabaseSchema schema) => !_templates.TryGetValue(id, out var template) || template.Holds(schema);

    /// <summary>Gives an object, and a column with those of its heirs, another name in all that mentions it, and the hint that says so.</summary>
    public void Rename(ObjectId former)
    {
        var to = former with { Name = Fresh("renamed") };
        foreach (var heir in former.Kind == ObjectKind.Column ? Snapshot().Tree.DescendantsOf(former.ParentName).ToList() : [])
        {
            Rename(new Renaming(ObjectId.Of(ObjectKind.Column, heir, former.Name), ObjectId.Of(ObjectKind.Column, heir, to.Name)));
        }

        Rename(new Renaming(former, to));
        if (_objects.TryGetValue(to, out var found))
        {
            Put(found with { RenamedFrom = EquatableArray.Of(former.Name) });
        }
    }

    private void Rename(Renaming renaming)
    {
        var renamed = _objects.Values.Where(item => !_templates.ContainsKey(item.Id)).Select(item => item.Renamed(renaming)).ToList();
        var declared = _templates.Select(pair => (_objects[pair.Key], Id: renaming.IdentityOf(pair.Key), Sql: pair.Value.Renamed(renaming))).ToList();
        _objects.Clear();
        _templates.Clear();
        renamed.ForEach(Put);
        foreach (var (item, id, sql) in declared)
        {
            var parsed = Parsed(WrittenName(id), sql);
            Put(Beside(parsed, item));
            _templates[parsed.Id] = sql;
        }
    }

    /// <summary>Forgets what objects were called before, when another schema begins.</summary>
    public void ForgetRenames()
    {
        foreach (var item in _objects.Values.ToList())
        {
            Put(item is EnumType type ? type with { RenamedFrom = EquatableArray<string>.Empty, RenamedValues = default(EquatableArray<(string, string)>) }
                : item with { RenamedFrom = EquatableArray<string>.Empty });
        }
    }

    public void OnTable(Action<QualifiedName> edit, Func<Table, bool>? condition = null)
    {
        if (All<Table>().Where(condition ?? (static _ => true)).ToList() is { Count: > 0 } tables)
        {
            edit(One(tables).Name);
        }
    }

    public QualifiedName NewName()
    {
        var schema = _objects.ContainsKey(new ObjectId(ObjectKind.Schema, "", "sales")) && Chance(0.4) ? "sales" : "public";
        var name = Chance(0.6) ? Fresh("t") : NewWord();
        return new QualifiedName(schema, _objects.Keys.Any(id => id.Name == name && id.Parent is null) ? Fresh("t") : name);
    }

    /// <summary>A name as people give it.</summary>
    public string NewWord() => One(s_names);

    public string Fresh(string prefix) => $"{prefix}{++_counter}";

    public int Next() => ++_counter;

    public int Next(int below) => _random.Next(below);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public void Times(int atLeast, int atMost, Action action)
    {
        for (var i = _random.Next(atLeast, atMost + 1); i > 0; i--)
        {
            action();
        }
    }

    public T One<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public EquatableArray<string> Pick(IEnumerable<string> items, int atLeast, int atMost) =>
        items.OrderBy(_ => _random.Next()).Take(_random.Next(atLeast, atMost + 1)).ToEquatableArray();

    public static string Quoted(string name) => SqlIdentifier.Quote(name);

    public static string Quoted(QualifiedName name) => SqlIdentifier.Quote(name.Schema, name.Name);

    private static string WrittenName(ObjectId id) => id.Parent is null && id.Schema.Length > 0 ? Quoted(id.QualifiedName) : Quoted(id.Name);

    private void Declare(string self, SqlTemplate sql)
    {
        var item = Parsed(self, sql);
        Put(_objects.TryGetValue(item.Id, out var before) ? Beside(item, before) : item);
        _templates[item.Id] = sql;
    }

    private static SchemaObject Beside(SchemaObject item, SchemaObject before) =>
        item with { Comment = before.Comment, Privileges = before.Privileges, RenamedFrom = before.RenamedFrom };

    private static SchemaObject Parsed(string self, SqlTemplate sql)
    {
        var text = sql.Text(self);
        var findings = new List<Finding>();
        var read = SqlDeclarations.Read([new SqlFile("random.sql", text)], "public");
        var objects = read.AppliedTo([], findings).Where(static item => item is not Namespace).ToList();
        return objects.Count == 1 && read.Findings.Count + findings.Count == 0 ? objects[0] with { Origin = null }
            : throw new InvalidOperationException($"{text}\ndeclares {objects.Count} objects: {string.Join(' ', read.Findings.Concat(findings).Select(static finding => finding.Message))}");
    }
}
