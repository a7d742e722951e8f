using FsCheck;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Manifest.Codecs;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Tests.Schemas;

namespace MigrationKit.Repository.Tests;

/// <summary>The JSON Schemas under <c>schema/</c> say what is written, and no more.</summary>
public sealed class JsonSchemaTests
{
    private static readonly JsonSchema s_manifest = new(Repository.PathOf("schema/manifest.schema.json"));
    private static readonly JsonSchema s_migration = new(Repository.PathOf("schema/migration.schema.json"));

    private static IEnumerable<string> CommittedManifests => Repository.FilesUnder("", "/" + MigrationHistory.ManifestName);

    private static IEnumerable<string> CommittedMigrations => Repository.FilesUnder("", "/migration.json");

    // Those that have no codec are not modelled, or, as an enum's value, a part of another's text.
    [Test]
    public void Every_kind_of_object_is_in_the_sample() =>
        Assert.That(
            FullSchema.Instance.Objects.Select(static item => item.Id.Kind).Distinct(),
            Is.EquivalentTo(ObjectCodec.All.Select(static codec => codec.Kind)));

    [Test]
    public void A_manifest_with_every_kind_is_valid() => AssertValid(s_manifest, ManifestWriter.Write(FullSchema.Instance));

    [Test]
    public void The_manifest_of_nothing_is_valid() => AssertValid(s_manifest, ManifestWriter.Write(DatabaseSchema.Empty));

    [Test]
    public void A_migration_that_creates_every_kind_is_valid() => AssertValid(s_migration, Migration(DatabaseSchema.Empty, FullSchema.Instance));

    [Test]
    public void A_migration_that_drops_every_kind_is_valid() => AssertValid(s_migration, Migration(FullSchema.Instance, DatabaseSchema.Empty));

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Any_manifest_is_valid(DoNotSize<int> seed) => AssertValid(s_manifest, ManifestWriter.Write(RandomSchema.Pair(seed.Item).To));

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Any_migration_is_valid(DoNotSize<int> seed)
    {
        var (from, to) = RandomSchema.Pair(seed.Item);
        AssertValid(s_migration, Migration(from, to));
    }

    [TestCaseSource(nameof(CommittedManifests))]
    public void A_committed_manifest_is_valid(string file) => AssertValid(s_manifest, Repository.Read(file));

    [TestCaseSource(nameof(CommittedMigrations))]
    public void A_committed_migration_is_valid(string file) => AssertValid(s_migration, Repository.Read(file));

    // A schema that allowed everything would pass all of the above.
    [TestCase("\"nullable\": true", "\"nullable\": false")]
    [TestCase("\"nullable\": true", "\"nullabel\": true")]
    [TestCase("\"type\": \"bigint\"", "\"tipe\": \"bigint\"")]
    [TestCase("\"onDelete\": \"setNull\"", "\"onDelete\": \"noAction\"")]
    [TestCase("\"generation\": \"always\"", "\"generation\": \"sometimes\"")]
    [TestCase("\"tables\": [", "\"tabels\": [")]
    [TestCase("\"start\": 1000", "\"start\": \"1000\"")]
    [TestCase("\"column\": \"email\"", "\"column\": \"email\", \"expression\": \"email\"")]
    [TestCase("\"format\": 1", "\"format\": 2")]
    [TestCase("\"app\": [\"INSERT\"", "\"app\": [\"insert\"")]
    [TestCase("\"label\": \"'x'\"", "\"label\": 1")]
    [TestCase("\"name\": \"TABLES\"", "\"name\": \"CHAIRS\"")]
    [TestCase("\"viaRoot\": true", "\"viaRoot\": false")]
    public void A_manifest_that_says_something_else_is_not_valid(string right, string wrong)
    {
        var manifest = ManifestWriter.Write(FullSchema.Instance);
        Assert.That(manifest, Does.Contain(right));
        Assert.That(s_manifest.Validate(manifest.Replace(right, wrong, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [TestCase("\"change\": \"create\"", "\"change\": \"alter\"")]
    [TestCase("\"kind\": \"column\"", "\"kind\": \"index\"")]
    [TestCase("\"kind\": \"column\", \"table\": { \"schema\": \"sales\", \"name\": \"users\" }", "\"kind\": \"column\"")]
    [TestCase("\"up\": \"sha256:", "\"up\": \"md5:")]
    [TestCase("\"name\": \"audit\"", "\"name\": \"audit\", \"owned\": \"me\"")]
    [TestCase("\"definition\": \"AS SELECT 1 AS one\"", "\"defined\": \"AS SELECT 1 AS one\"")]
    [TestCase("\"kind\": \"viewColumn\", \"table\": { \"schema\": \"sales\", \"name\": \"one\" }", "\"kind\": \"viewColumn\"")]
    [TestCase("\"kind\": \"publication\"", "\"kind\": \"subscription\"")]
    public void A_migration_that_says_something_else_is_not_valid(string right, string wrong)
    {
        var migration = Migration(DatabaseSchema.Empty, FullSchema.Instance);
        Assert.That(migration, Does.Contain(right));
        Assert.That(s_migration.Validate(migration.Replace(right, wrong, StringComparison.Ordinal)), Is.Not.Empty);
    }

    private static string Migration(DatabaseSchema from, DatabaseSchema to) => new MigrationDocument
    {
        After = "20261120093015_initial",
        From = Fingerprint.Of(from),
        To = Fingerprint.Of(to),
        Up = Checksum.OfText("up"),
        Down = Checksum.OfText("down"),
        Diff = SchemaDiffer.Diff(from, to),
    }.Write();

    private static void AssertValid(JsonSchema schema, string json) => Assert.That(schema.Validate(json), Is.Empty, json);
}
