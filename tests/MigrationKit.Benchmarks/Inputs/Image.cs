using Microsoft.CodeAnalysis;

namespace MigrationKit.Benchmarks;

/// <summary>Assemblies as bytes.</summary>
internal static class Image
{
    public static byte[] Of(Compilation compilation, IEnumerable<ResourceDescription>? resources = null)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image, manifestResources: resources);
        var errors = result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join("\n", errors));
    }
}
