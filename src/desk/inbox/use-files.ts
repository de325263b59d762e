import { useState } from 'react'
import { toast } from '../../kit/Toast.tsx'
import type { Attachment } from '../../shared/wire/conversation.ts'
import { uploadFile } from '../api.ts'

const MOST_FILES = 6

/** Files on their way into the next message: stored as soon as they are chosen, so that sending is quick. */
export function useFiles() {
  const [files, setFiles] = useState<readonly Attachment[]>([])
  const [uploading, setUploading] = useState<readonly string[]>([])
  const upload = async (file: File) => {
    setUploading((before) => [...before, file.name])
    try {
      const stored = await uploadFile<Attachment>(file)
      setFiles((before) => [...before, stored].slice(0, MOST_FILES))
    } catch (error) {
      toast((error as Error).message)
    }
    setUploading((before) => before.toSpliced(before.indexOf(file.name), 1))
  }
  return {
    files,
    uploading,
    set: setFiles,
    add: (chosen: readonly File[]) => chosen.slice(0, MOST_FILES - files.length).forEach((file) => void upload(file)),
    remove: (file: Attachment) => setFiles((before) => before.filter((one) => one !== file)),
  }
}
