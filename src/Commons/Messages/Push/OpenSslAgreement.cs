using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SmartLocal.Messages.Push;

/// <summary>
/// The agreement by OpenSSL's own arithmetic (libcrypto 3, which .NET uses for the same on Linux): two multiplications, without a key
/// object made around each (docs/decisions/0046-the-agreement-of-a-push-message-is-openssls.md). The secret number is made, used and
/// wiped inside one call and never comes into managed memory.
/// </summary>
internal sealed partial class OpenSslAgreement : IKeyAgreement
{
    private const string Library = "libcrypto.so.3";
    private const int P256 = 415; // NID_X9_62_prime256v1
    private const int Uncompressed = 4; // POINT_CONVERSION_UNCOMPRESSED
    private const int ConstantTime = 4; // BN_FLG_CONSTTIME

    // Made once and only read from then on; it lives as long as the process.
    private readonly nint curve;
    private readonly nint order;

    private OpenSslAgreement(nint curve) => (this.curve, order) = (curve, EC_GROUP_get0_order(curve));

    /// <summary>The library of this machine, or null where it has none of this version.</summary>
    public static OpenSslAgreement? Find()
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            // .NET sets the library up in its own way (no clean-up while threads still run) if it comes first.
            using (ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256))
            {
                return EC_GROUP_new_by_curve_name(P256) is not 0 and var curve ? new OpenSslAgreement(curve) : null;
            }
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    public void Agree(ReadOnlySpan<byte> peer, Span<byte> own, Span<byte> secret)
    {
        if (own.Length != P256Point.Size || secret.Length != 32) throw new ArgumentException($"A point has {P256Point.Size} bytes and a secret 32.", nameof(own));
        // The library takes other spellings too, of which the shortest is the point at infinity.
        if (peer.Length != P256Point.Size) throw new CryptographicException("Not a point of P-256.");
        nint room = 0, number = 0, theirs = 0, point = 0;
        try
        {
            room = Made(BN_CTX_secure_new());
            number = Made(BN_secure_new());
            theirs = Made(EC_POINT_new(curve));
            point = Made(EC_POINT_new(curve));
            // Refuses what does not lie on the curve.
            if (EC_POINT_oct2point(curve, theirs, peer, (nuint)peer.Length, room) != 1) throw new CryptographicException("Not a point of P-256.");

            do
            {
                Demand(BN_priv_rand_range(number, order));
            }
            while (BN_is_zero(number) != 0);

            BN_set_flags(number, ConstantTime);
            Demand(EC_POINT_mul(curve, point, number, 0, 0, room));
            Demand(EC_POINT_point2oct(curve, point, Uncompressed, own, (nuint)own.Length, room) == (nuint)own.Length ? 1 : 0);
            Demand(EC_POINT_mul(curve, point, 0, theirs, number, room));
            // The number has done its work; its place takes the shared x and is wiped with it.
            Demand(EC_POINT_get_affine_coordinates(curve, point, number, 0, room));
            Demand(BN_bn2binpad(number, secret, secret.Length) == secret.Length ? 1 : 0);
        }
        catch (CryptographicException)
        {
            // Or .NET would report our mistake at the next thing it does on this thread.
            ERR_clear_error();
            CryptographicOperations.ZeroMemory(secret);
            throw;
        }
        finally
        {
            EC_POINT_clear_free(point);
            EC_POINT_clear_free(theirs);
            BN_clear_free(number);
            BN_CTX_free(room);
        }
    }

    private static nint Made(nint pointer) => pointer is not 0 ? pointer : throw new CryptographicException("OpenSSL has no memory.");

    private static void Demand(int done)
    {
        if (done != 1) throw new CryptographicException("OpenSSL could not agree on a key.");
    }

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint EC_GROUP_new_by_curve_name(int curve);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint EC_GROUP_get0_order(nint curve);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint EC_POINT_new(nint curve);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void EC_POINT_clear_free(nint point);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int EC_POINT_oct2point(nint curve, nint point, ReadOnlySpan<byte> bytes, nuint length, nint room);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nuint EC_POINT_point2oct(nint curve, nint point, int form, Span<byte> bytes, nuint length, nint room);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int EC_POINT_mul(nint curve, nint result, nint ofGenerator, nint point, nint ofPoint, nint room);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int EC_POINT_get_affine_coordinates(nint curve, nint point, nint x, nint y, nint room);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint BN_CTX_secure_new();

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void BN_CTX_free(nint room);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint BN_secure_new();

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void BN_clear_free(nint number);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int BN_priv_rand_range(nint number, nint below);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int BN_is_zero(nint number);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void BN_set_flags(nint number, int flags);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int BN_bn2binpad(nint number, Span<byte> bytes, int length);

    [LibraryImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void ERR_clear_error();
}
