using System.Buffers.Binary;
using System.Text;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Files;

namespace SmartLocal.Modules.Tests.Edge;

public sealed class UploadTests(Ome ome) : IClassFixture<Ome>
{
    private static readonly string[] All = [MediaType.Jpeg, MediaType.Png, MediaType.Heic, MediaType.Pdf];

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("GIF89a/*")]
    [InlineData("PK\u0003\u0004 an office file")]
    [InlineData("MZ\u0090 a program")]
    [InlineData("#!/bin/sh\n")]
    [InlineData(" %PDF-1.7 not at the beginning")]
    public async Task What_can_run_or_unpack_is_not_taken_whatever_it_is_called(string content) =>
        Assert.Equal(FileStore.WrongType, (await Write(Encoding.Latin1.GetBytes(content), "photo.jpg")).Refusal.Kind);

    [Theory]
    [InlineData("receipt.jpg.exe", "receipt.jpg.exe.jpg")]
    [InlineData("receipt.JPEG", "receipt.JPEG")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("レシート.svg", "レシート.svg.jpg")]
    [InlineData("\u202Egpj.exe", "gpj.exe.jpg")]
    public async Task A_file_is_called_what_it_is(string sent, string kept) =>
        Assert.Equal(kept, (await Write([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xD9], sent)).Value.Name);

    [Fact]
    public async Task A_picture_that_says_it_has_a_thousand_million_dots_is_not_taken()
    {
        Assert.Equal(FileStore.PictureTooLarge, (await Write(Png(50_000, 50_000), "bomb.png")).Refusal.Kind);
        Assert.Equal(FileStore.PictureTooLarge, (await Write(Jpeg(60_000, 60_000), "bomb.jpg")).Refusal.Kind);
        Assert.False((await Write(Png(4_000, 3_000), "photo.png")).IsRefused);
        Assert.False((await Write(Jpeg(12_000, 9_000), "photo.jpg")).IsRefused);
    }

    private async Task<Result<WrittenFile>> Write(byte[] content, string name) =>
        await ome.Get<FileStore>().Write(new MemoryStream(content), name, FileStore.Largest, All, default);

    private static byte[] Png(uint width, uint height)
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', .. new byte[17]];
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private static byte[] Jpeg(ushort width, ushort height)
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 6, 1, 2, 3, 4, 0xFF, 0xC2, 0, 17, 8, 0, 0, 0, 0, .. new byte[12]];
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(15), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(17), width);
        return jpeg;
    }
}
