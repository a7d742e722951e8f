using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Migrations;

/// <summary>Which migration is at fault when a chain does not lead where it says.</summary>
public sealed class MigrationReplayTests
{
    private const string Directory = "Migrations";

    private static readonly QualifiedName s_users = new("public", "users");

    [Test]
    public void A_chain_that_leads_where_it_says_has_its_columns_in_the_order_of_their_creation()
    {
        var history = Load(Step("1", null, "id"), Step("2", "1", "zeta"), Step("3", "2", "alpha"));
        Assert.That(history.Findings, Is.Empty);
        Assert.That(
            history.Schema.ColumnsOf(ObjectId.Of(ObjectKind.Table, s_users)).Select(static column => column.Name),
            Is.EqualTo(new[] { "id", "zeta", "alpha" }));
    }

    [Test]
    public void A_column_that_comes_after_one_that_went_is_the_last_one()
    {
        var drop = new DropObject(ColumnOf("b"));
        var history = Load(Step("1", null, "a"), Step("2", "1", "b"), Of("3", "2", drop), Step("4", "3", "c"), Step("5", "4", "b"));
        Assert.That(
            history.Schema.ColumnsOf(ObjectId.Of(ObjectKind.Table, s_users)).Select(static column => column.Name),
            Is.EqualTo(new[] { "a", "c", "b" }));
    }

    [Test]
    public void The_first_migration_at_fault_is_named_and_not_the_last()
    {
        var history = Load(Step("1", null, "id"), Step("2", "1", "email") with { Named = "mail" }, Step("3", "2", "phone"));
        Assert.That(history.Findings.Single().Text, Does.Contain("Migrations/2/migration.json").And.Contain("do not lead to the fingerprint"));
        Assert.That(history.Schema.Contains(ColumnOf("phone").Id), Is.False, "The schema is the one that the fault leads to.");
    }

    [Test]
    public void A_change_that_does_not_fit_is_named()
    {
        var history = Load(Step("1", null, "id"), Of("2", "1", new DropObject(ColumnOf("email"))), Step("3", "2", "phone"));
        Assert.That(
            history.Findings.Single().Text,
            Does.Contain("Migrations/2/migration.json").And.Contain("column public.users.email is to be changed and does not exist"));
        Assert.That(history.Schema.Contains(ColumnOf("id").Id));
    }

    [Test]
    public void A_wrong_fingerprint_is_named_before_a_later_change_that_does_not_fit()
    {
        var history = Load(Step("1", null, "id"), Step("2", "1", "email") with { Named = "mail" }, Of("3", "2", new DropObject(ColumnOf("mail"))));
        Assert.That(history.Findings.Single().Text, Does.Contain("Migrations/2/migration.json").And.Contain("do not lead to the fingerprint"));
    }

    private static Column ColumnOf(string name) => new() { Table = s_users, Name = name, Type = PgType.Parse("text") };

    private static Draft Step(string id, string? after, string column) => after is null
        ? Of(id, after, new CreateObject(new Table(s_users)), new CreateObject(ColumnOf(column)))
        : Of(id, after, new CreateObject(ColumnOf(column)));

    private static Draft Of(string id, string? after, params SchemaChange[] changes) => new(id, after, new SchemaDiff(changes));

    private static MigrationHistory Load(params Draft[] drafts)
    {
        var files = new List<MigrationFile>();
        var (schema, head) = (DatabaseSchema.Empty, Fingerprint.Empty);
        foreach (var draft in drafts)
        {
            // As if the columns had the names that the fingerprints were made of; what does not fit changes nothing.
            try
            {
                schema = draft.Promised.ApplyTo(schema);
            }
            catch (SchemaMismatchException)
            {
            }

            var folder = $"{Directory}/{draft.Id}/";
            var to = Fingerprint.Of(schema);
            var document = new MigrationDocument { After = draft.After, From = head, To = to, Up = Checksum.OfText("SELECT 1;"), Diff = draft.Diff };
            head = to;
            files.Add(new MigrationFile(folder + "up.sql", "SELECT 1;"));
            files.Add(new MigrationFile(folder + "migration.json", document.Write()));
        }

        files.Add(new MigrationFile($"{Directory}/{MigrationHistory.ManifestName}", ManifestWriter.Write(schema)));
        return MigrationHistory.Load(files, Directory);
    }

    /// <summary>A migration; its fingerprint is that of its changes, or of a column of another name.</summary>
    private sealed record Draft(string Id, string? After, SchemaDiff Diff)
    {
        public string? Named { get; init; }

        public SchemaDiff Promised => Named is null ? Diff : new SchemaDiff(EquatableArray.Of<SchemaChange>(new CreateObject(ColumnOf(Named))));
    }
}
