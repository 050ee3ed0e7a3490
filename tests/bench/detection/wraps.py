"""Containers: each takes the bytes of a text and gives the bytes of a file that holds it."""

import gzip
import io
import tarfile
import zipfile

import dicom_file
import exif_file
import office_files
import pdf_file
import sqlite_file

DAY = (2024, 5, 14, 9, 30, 0)


def zipped(data, name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("README.txt", DAY), "Export of the nightly job.\n")
        archive.writestr(zipfile.ZipInfo(name, DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(data, name):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as stream:
        with tarfile.open(fileobj=stream, mode="w") as archive:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def gzipped(data, name):
    out = io.BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=out, mtime=0) as stream:
        stream.write(data)
    return out.getvalue()


def zip_in_zip(data, name):
    return zipped(zipped(data, name), "inner.zip")


# Whether offsets in the wrapped text can be compared ("member") or not ("opaque").
WRAPS = {
    "zip": (zipped, "member"), "targz": (tarred, "member"), "gz": (gzipped, "member"),
    "zipzip": (zip_in_zip, "member"),
    "xlsx": (office_files.xlsx, "opaque"), "docx": (office_files.docx, "opaque"),
    "pdf": (pdf_file.pdf, "opaque"), "sqlite": (sqlite_file.database, "opaque"),
    "dicom": (dicom_file.explicit, "opaque"), "dicom_implicit": (dicom_file.implicit, "opaque"),
    "jpeg": (exif_file.jpeg, "opaque"), "png": (exif_file.png, "opaque"),
}
