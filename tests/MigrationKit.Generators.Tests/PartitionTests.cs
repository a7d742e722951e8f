using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Tests;

/// <summary>Partitions over time: one more, one less.</summary>
internal sealed class PartitionTests
{
    private const string First = "[Partition(\"events_1\", From = \"'2026-01-01'\", To = \"'2026-02-01'\")]";

    private const string Second = "[Partition(\"events_2\", From = \"'2026-02-01'\", To = \"'2026-03-01'\")]";

    [Test]
    public void A_partition_has_a_part_of_each_key_and_index()
    {
        var schema = ManifestReader.Read(Events(First).Manifest(), "manifest");
        var parts = schema.All<IndexedObject>().Where(static item => item.Table.Name == "events_1").Select(static item => (item.Name, item.PartOf?.Name));

        Assert.That(parts, Is.EquivalentTo(new[] { ("events_1_pkey", "pk_events"), ("events_1_kind_idx", "ix_events_kind") }));
        Assert.That(schema.ColumnsOf(ObjectId.Of(ObjectKind.Table, new QualifiedName("public", "events_1"))).Select(static column => column.Name), Is.EquivalentTo(new[] { "id", "at", "kind" }));
    }

    [Test]
    public void One_more_leaves_the_others_and_the_keys_alone()
    {
        var up = Up(Events(First).Commit("20260101000000_initial"), First + Second);

        Assert.That(up, Does.Contain("ATTACH PARTITION public.events_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')"));
        Assert.That(up, Does.Not.Contain("DROP").And.Not.Contain("events_1").And.Not.Contain("pk_events"));
    }

    [Test]
    public void One_less_is_dropped_with_all_its_parts()
    {
        var up = Up(Events(First + Second).Commit("20260101000000_initial"), First);

        Assert.That(up, Does.Contain("DROP TABLE public.events_2").And.Not.Contain("DROP CONSTRAINT").And.Not.Contain("DROP INDEX"));
    }

    [Test]
    public async Task Two_of_one_name_are_an_error()
    {
        var found = await Events(First + First).WithProperty("MigrationKitAdding", "true").Diagnose();
        Assert.That(found.Select(static diagnostic => diagnostic.Id).Distinct(), Is.EqualTo(new[] { Codes.DuplicateTable }));
    }

    private static string Up(Project committed, string partitions) =>
        committed.WithSource("Model.cs", Source(partitions)).Commit("20260102000000_next").Files["Migrations/20260102000000_next/up.sql"];

    private static Project Events(string partitions) => Project.Of(Source(partitions));

    private static string Source(string partitions) =>
        $$"""
        [Table("events"), PgPrimaryKey(nameof(Id), nameof(At)), PartitionBy(PartitionMethod.Range, nameof(At))] {{partitions}}
        public class Event { public long Id { get; set; } public DateTime At { get; set; } [PgIndex] public string Kind { get; set; } = ""; }
        """;
}
