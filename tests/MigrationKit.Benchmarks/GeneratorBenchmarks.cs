using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MigrationKit.Benchmarks;

/// <summary>
/// What a compiler and an editor pay for 1,000 annotated classes. The floor is the compiler's own work on the same files: to parse and
/// to bind them. The peer is the least that a generator over attributes does. Every run has a compilation that nobody has asked
/// anything yet.
/// </summary>
public class GeneratorBenchmarks
{
    private const int Classes = 1_000;
    private const string OtherPath = "/app/Other.cs";

    private AnnotatedProject _project = null!;
    private AnnotatedProject _pending = null!;
    private SyntaxTree[] _trees = [];
    private SyntaxTree[] _others = [];
    private CSharpCompilation _compilation = null!;
    private GeneratorDriver _driver = null!;
    private int _edits;

    [GlobalSetup]
    public void SetUp()
    {
        _pending = AnnotatedProject.Of("Shop", Classes);
        _project = _pending with { Files = ShopMigrations.Initial(_pending.Declared()) };
        _others = [Other("x + x"), Other("2 * x")];
        _trees = [.. _project.Parse(), _others[0]];
        _compilation = _project.Compile(_trees);
        _driver = _project.Driver().RunGenerators(_compilation);
        _edits = 0;
    }

    [Benchmark(Baseline = true)]
    public int ParseAndBind() => _project.Compile(_project.Parse()).GetDiagnostics().Length;

    [Benchmark, Compared("compile 1,000 classes with the generator", Floor = nameof(ParseAndBind))]
    public int CompileWithGenerator()
    {
        _project.Driver().RunGeneratorsAndUpdateCompilation(_project.Compile(_project.Parse()), out var compilation, out _);
        return compilation.GetDiagnostics().Length;
    }

    [Benchmark, Compared("generator, cold", Floor = nameof(ParseAndBind), Peer = nameof(ReadAttributes))]
    public object GeneratorCold() => _project.Driver().RunGenerators(_project.Compile(_trees));

    [Benchmark]
    public int ReadAttributes() => AnnotatedProject.CountAttributes(_project.Compile(_trees));

    [Benchmark, Compared("generator, after an unrelated edit", Floor = nameof(ParseAndBind), Peer = nameof(ReadAttributes))]
    public object GeneratorAfterEdit()
    {
        var (before, after) = (_others[_edits % 2], _others[++_edits % 2]);
        _compilation = _compilation.ReplaceSyntaxTree(before, after);
        return _driver = _driver.RunGenerators(_compilation);
    }

    [Benchmark, Compared("analyzers, all committed", Floor = nameof(ParseAndBind))]
    public Task<int> AnalyzersCommitted() => AnalyzeAsync(_project, found: 0);

    [Benchmark, Compared("analyzers, all pending", Floor = nameof(ParseAndBind))]
    public Task<int> AnalyzersPending() => AnalyzeAsync(_pending, found: Classes);

    private async Task<int> AnalyzeAsync(AnnotatedProject project, int found)
    {
        var diagnostics = await project.AnalyzeAsync(project.Compile(_trees));
        return diagnostics.Length == found
            ? found
            : throw new InvalidOperationException($"{diagnostics.Length} diagnostics: {diagnostics.FirstOrDefault()}");
    }

    private static SyntaxTree Other(string body) =>
        AnnotatedProject.Tree(OtherPath, $"public class Other {{ public int Twice(int x) => {body}; }}");
}
