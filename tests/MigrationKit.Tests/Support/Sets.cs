using MigrationKit.Core.Manifest;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;

namespace MigrationKit.Tests.Support;

/// <summary>Sets of migrations made by hand, each leading to a fingerprint of its own.</summary>
internal static class Sets
{
    public const string Model = "shop";

    public static MigrationSet Of(params (string Id, string Sql)[] migrations) => Named(Model, migrations);

    public static MigrationSet Named(string model, params (string Id, string Sql)[] migrations) =>
        In("migrationkit", model, migrations);

    public static MigrationSet In(string historySchema, string model, params (string Id, string Sql)[] migrations)
    {
        var from = Fingerprint.Empty;
        var list = new List<Migration>();
        foreach (var (id, sql) in migrations)
        {
            list.Add(new Migration(id, from, After(id), Checksum.OfText(sql), id, null));
            from = After(id);
        }

        return Of(historySchema, model, list, migrations);
    }

    public static MigrationSet Of(
        string historySchema, string model, IReadOnlyList<Migration> migrations, params (string Id, string Sql)[] scripts)
    {
        var head = migrations.Count == 0 ? Fingerprint.Empty : migrations[^1].To;
        return new MigrationSet(model, historySchema, head, new Scripts(scripts), migrations);
    }

    public static string After(string id) => Checksum.OfText("the schema after " + id);

    private sealed record Scripts((string Id, string Sql)[] Texts) : IScriptSource
    {
        public string Origin => "a test";

        public string Read(string name) => Texts.Single(text => text.Id == name).Sql;
    }
}
