using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;

namespace MigrationKit.Benchmarks;

/// <summary>A schema as text and back, and its fingerprint.</summary>
public class ManifestBenchmarks
{
    private DatabaseSchema _schema = null!;
    private string _text = "";
    private JsonDocument _document = null!;

    [Params(1_000, 10_000)]
    public int Tables { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _schema = SyntheticSchema.Of(Tables);
        _text = ManifestWriter.Write(_schema);
        _document = JsonDocument.Parse(_text);
    }

    [GlobalCleanup]
    public void CleanUp() => _document.Dispose();

    [Benchmark]
    public void SystemTextJsonRead() => JsonDocument.Parse(_text).Dispose();

    [Benchmark]
    public string SystemTextJsonWrite() => JsonSerializer.Serialize(_document);

    [Benchmark]
    public byte[] Sha256OfText() => SHA256.HashData(Encoding.UTF8.GetBytes(_text));

    [Benchmark, Compared("manifest: read", Floor = nameof(SystemTextJsonRead))]
    public object Read() => ManifestReader.Read(_text, "schema.manifest.json");

    [Benchmark, Compared("manifest: write", Floor = nameof(SystemTextJsonWrite))]
    public string Write() => ManifestWriter.Write(_schema);

    [Benchmark, Compared("manifest: fingerprint", Floor = nameof(Sha256OfText))]
    public string FingerprintOf() => Fingerprint.Of(_schema);
}
